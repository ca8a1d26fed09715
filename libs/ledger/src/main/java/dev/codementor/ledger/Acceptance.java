package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import java.time.Duration;

/** What came of asking for a job. */
public sealed interface Acceptance {

    /**
     * Committed to disk.
     *
     * @param position jobs of its kind that wait and were accepted before it, plus one
     * @param released whether it may go into the queue now; otherwise it waits for its owner's other jobs
     */
    record Accepted(JobId job, int position, boolean released) implements Acceptance {}

    /** The same request under the same key came before; this is its job. */
    record Repeated(JobId job, JobState state) implements Acceptance {}

    /** The key was used before for another request. */
    record KeyReused() implements Acceptance {}

    /** The owner has too many unsettled jobs. */
    record TooManyOutstanding(int limit, Duration retryAfter) implements Acceptance {}

    /** The owner asks too fast. */
    record TooFast(int perMinute, Duration retryAfter) implements Acceptance {}
}
