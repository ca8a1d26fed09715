package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import java.time.Duration;

/** The outcome of asking for a job. */
public sealed interface Acceptance {

    /**
     * Committed to disk.
     *
     * @param position waiting jobs of its kind that were accepted before it, plus one
     * @param released whether it may go into the queue now; if not, it waits for other jobs of its owner
     */
    record Accepted(JobId job, int position, boolean released) implements Acceptance {}

    /** The same request with the same key came before. This is its job. */
    record Repeated(JobId job, JobState state) implements Acceptance {}

    /** The key was used for another request before. */
    record KeyReused() implements Acceptance {}

    /** The owner has too many unsettled jobs. */
    record TooManyOutstanding(int limit, Duration retryAfter) implements Acceptance {}

    /** The owner asks too often. */
    record TooFast(int perMinute, Duration retryAfter) implements Acceptance {}
}
