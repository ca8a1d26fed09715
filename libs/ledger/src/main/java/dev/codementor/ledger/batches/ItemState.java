package dev.codementor.ledger.batches;

import java.util.Locale;

/** The state of an item of a batch. */
public enum ItemState {
    /** Not settled: it waits, runs or has not been started. */
    PROCESSING,
    /** The model was asked as planned. The item's draft and flags tell whether there is a grade. */
    SUCCEEDED,
    FAILED,
    CANCELLED,
    EXPIRED;

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
