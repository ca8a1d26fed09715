package dev.codementor.contract;

/**
 * Why a job did not get an answer.
 *
 * @param code stable, for programs; one of {@link FailureCode}, open for later ones
 * @param message one or two sentences for the job's owner
 */
public record Failure(String code, String message) {}
