package dev.codementor.worker.attempt;

/** Why an attempt was stopped from outside. */
public enum Stop {
    /** The owner does not want the answer any more. */
    CANCELLED,
    /** The lease went to another attempt, or the job is settled. */
    LOST,
    /** The worker stops. */
    DRAINED,
    /** The answer is longer than any may be. */
    TOO_LONG;

    /** Whether the job is not to be answered by this attempt, even if the answer is there. */
    boolean concernsTheJob() {
        return this == CANCELLED || this == LOST;
    }
}
