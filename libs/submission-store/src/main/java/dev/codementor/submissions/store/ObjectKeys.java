package dev.codementor.submissions.store;

import dev.codementor.contract.BatchId;

/** Where the objects of a batch are. What is deleted with the batch and what stays have different beginnings. */
record ObjectKeys(BatchId batch) {

    private static final int SEQUENCE_DIGITS = 10;
    private static final long LARGEST_SEQUENCE = 9_999_999_999L;
    private static final String RECEIPT_END = ".json";

    /** The beginning of all that is deleted with the batch. */
    String uploads() {
        return "uploads/batch=" + batch + "/";
    }

    String original(int nth) {
        return uploads() + "original/" + nth + ".json.gz";
    }

    String blind(int nth) {
        return uploads() + "blind/" + nth + ".json.gz";
    }

    String request(int nth) {
        return uploads() + "request/" + nth + ".json.gz";
    }

    String roster() {
        return uploads() + "roster.csv.gz";
    }

    String rubric(String version) {
        return uploads() + "rubric-" + version + ".json";
    }

    String receipts() {
        return "receipts/batch=" + batch + "/";
    }

    /** Keys sort as sequences do. */
    String receipt(long sequence) {
        if (sequence < 0 || sequence > LARGEST_SEQUENCE) {
            throw new IllegalArgumentException("a receipt's sequence has at most ten digits");
        }
        return receipts() + ("%0" + SEQUENCE_DIGITS + "d").formatted(sequence) + RECEIPT_END;
    }

    /** The sequence that a receipt's key says; -1 for what is no receipt's key. */
    long sequence(String key) {
        String name = key.startsWith(receipts()) ? key.substring(receipts().length()) : "";
        return name.matches("\\d{" + SEQUENCE_DIGITS + "}\\.json")
                ? Long.parseLong(name.substring(0, SEQUENCE_DIGITS))
                : -1;
    }
}
