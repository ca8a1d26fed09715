package dev.codementor.ledger.batches;

/** Why a batch is paused. */
public enum PauseReason {
    /** An instructor of the course paused it. */
    INSTRUCTOR,
    /** It has used all of its model time. */
    SPEND_CAP,
    /** None of its first answers gave a grade. */
    UNUSABLE
}
