package dev.codementor.receipts;

/**
 * A receipt as it is stored.
 *
 * @param sequence as its key says; the text may say otherwise, if somebody moved it
 */
public record StoredReceipt(long sequence, String text) {}
