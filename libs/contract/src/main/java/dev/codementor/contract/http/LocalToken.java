package dev.codementor.contract.http;

/** The answer to {@code POST /local/tokens}, which only {@code local} serves. */
public record LocalToken(String token) {}
