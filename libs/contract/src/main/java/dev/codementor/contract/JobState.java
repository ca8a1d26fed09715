package dev.codementor.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The state of a job. It goes from accepted to queued to running, and then to exactly one of the settled states. A job
 * whose worker was lost goes from running back to queued.
 */
public enum JobState {
    /** Committed to the ledger; not yet known to be in the queue. */
    @JsonProperty("accepted")
    ACCEPTED("accepted", false),
    /** In the queue. */
    @JsonProperty("queued")
    QUEUED("queued", false),
    /** A worker holds a lease on it. */
    @JsonProperty("running")
    RUNNING("running", false),
    /** Settled: the answer is complete. */
    @JsonProperty("answered")
    ANSWERED("answered", true),
    /** Settled: there is a cause that a student can understand. */
    @JsonProperty("failed")
    FAILED("failed", true),
    /** Settled: its owner cancelled it. */
    @JsonProperty("cancelled")
    CANCELLED("cancelled", true),
    /** Settled: it was not finished within its time. */
    @JsonProperty("expired")
    EXPIRED("expired", true);

    private final String wireName;
    private final boolean settled;

    JobState(String wireName, boolean settled) {
        this.wireName = wireName;
        this.settled = settled;
    }

    /** The name in JSON and in the ledger. */
    public String wireName() {
        return wireName;
    }

    /** Whether a job in this state never changes again. */
    public boolean settled() {
        return settled;
    }

    /**
     * The state of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static JobState ofWireName(String wireName) {
        for (JobState state : values()) {
            if (state.wireName.equals(wireName)) {
                return state;
            }
        }
        throw new IllegalArgumentException("there is no job state " + wireName);
    }
}
