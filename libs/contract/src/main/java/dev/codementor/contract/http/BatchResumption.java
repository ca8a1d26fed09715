package dev.codementor.contract.http;

/**
 * The body of {@code POST /api/v1/batches/{id}/resume}.
 *
 * @param spendCapSeconds how long models may work on the batch, counted from its beginning; 0 for no cap
 */
public record BatchResumption(long spendCapSeconds) {}
