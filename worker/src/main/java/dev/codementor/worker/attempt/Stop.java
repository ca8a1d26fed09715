package dev.codementor.worker.attempt;

/** Why an attempt was stopped from outside. */
public enum Stop {
    /** The owner has cancelled the job. */
    CANCELLED,
    /** The lease went to another attempt, or the job is settled. */
    LOST,
    /** The worker stops. */
    DRAINED,
    /** The answer exceeds the limit on characters. */
    TOO_LONG;

    /** Whether this attempt must not answer the job, even if the answer is complete. */
    boolean concernsTheJob() {
        return this == CANCELLED || this == LOST;
    }
}
