package dev.codementor.contract.http;

import org.jspecify.annotations.Nullable;

/**
 * Where the chain of a batch's receipts ends.
 *
 * @param receipts how many there are
 * @param hash of the last; null when there is none
 */
public record Receipts(long receipts, @Nullable String hash) {}
