package dev.codementor.ledger.batches;

/** Why a batch does not go on. */
public enum PauseReason {
    /** Somebody who teaches the course wanted it so. */
    INSTRUCTOR,
    /** It used as many model-seconds as it may. */
    SPEND_CAP
}
