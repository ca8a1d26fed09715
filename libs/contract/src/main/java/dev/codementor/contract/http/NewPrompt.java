package dev.codementor.contract.http;

/** The body of {@code POST /api/v1/jobs}. */
public record NewPrompt(String prompt, String course) {}
