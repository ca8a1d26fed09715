package dev.codementor.receipts;

import dev.codementor.contract.BatchId;

/** Where the receipts of a batch are. Keys sort as sequences do. */
record ReceiptKeys(BatchId batch) {

    private static final int SEQUENCE_DIGITS = 10;
    private static final long LARGEST_SEQUENCE = 9_999_999_999L;

    String all() {
        return "receipts/batch=" + batch + "/";
    }

    String receipt(long sequence) {
        if (sequence < 0 || sequence > LARGEST_SEQUENCE) {
            throw new IllegalArgumentException("a receipt's sequence has at most ten digits");
        }
        return all() + ("%0" + SEQUENCE_DIGITS + "d").formatted(sequence) + ".json";
    }

    /** The sequence in a receipt's key; -1 when the key is not a receipt's. */
    long sequence(String key) {
        String name = key.startsWith(all()) ? key.substring(all().length()) : "";
        return name.matches("\\d{" + SEQUENCE_DIGITS + "}\\.json")
                ? Long.parseLong(name.substring(0, SEQUENCE_DIGITS))
                : -1;
    }
}
