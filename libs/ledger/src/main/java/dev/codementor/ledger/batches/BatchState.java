package dev.codementor.ledger.batches;

/** What may happen with a batch; whether it is finished is told by its counts. */
public enum BatchState {
    /** Complete, and not started. */
    READY,
    /** Its started items are worked on until they are settled. */
    PROCESSING,
    /** No further items are begun; see {@link PauseReason}. */
    PAUSED,
    /** No item will be begun again. */
    CANCELLED
}
