package dev.codementor.contract;

/**
 * Why a waiting job cannot begin now, although it is its turn.
 *
 * @param code stable, for programs; one of {@link WaitingCode}, open for later ones
 * @param message a sentence or two for the job's owner
 */
public record Waiting(String code, String message) {}
