package dev.codementor.ledger.batches;

import java.util.Locale;

/** How an item of a batch stands. */
public enum ItemState {
    /** Not settled, whether it waits, runs or was not started. */
    PROCESSING,
    /** The model was asked as often as planned; whether a grade came of it is told by the item's draft and flags. */
    SUCCEEDED,
    FAILED,
    CANCELLED,
    EXPIRED;

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
