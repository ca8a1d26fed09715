package dev.codementor.ledger.batches;

/** What may happen to a batch. Its counts tell whether it is finished. */
public enum BatchState {
    /** Complete and not started. */
    READY,
    /** Its started items are being worked on until they are settled. */
    PROCESSING,
    /** No further items are begun; see {@link PauseReason}. */
    PAUSED,
    /** No item will be begun again. */
    CANCELLED
}
