package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.util.List;

/** What the api does to jobs at a person's request. All methods are safe for many threads and several processes. */
public interface JobIntake {

    /**
     * Accepts a job unless a limit forbids it, and returns after it was committed to disk. Exact under concurrency:
     * requests of one owner are judged one after the other.
     *
     * @param window most jobs of one owner that may be in the queue or running; the job is accepted beyond it, but not
     *     released yet
     */
    Acceptance accept(NewJob job, Quota quota, int window);

    /**
     * Cancels a job: at once when no worker holds it, otherwise by a request that the worker sees at its next
     * checkpoint.
     *
     * @param owner the caller; somebody else's job is unknown to them
     */
    Cancellation cancel(JobId job, String owner);

    QuotaUse quotaUse(String owner, Quota quota);

    /** What came of asking to cancel a job. */
    sealed interface Cancellation {

        /** Cancelled; these jobs of the same owner may go into the queue now. */
        record Cancelled(SettledJob job, List<ReleasedJob> released) implements Cancellation {}

        /** A worker holds it and will stop within about a second. */
        record Requested() implements Cancellation {}

        record AlreadySettled() implements Cancellation {}

        record Unknown() implements Cancellation {}
    }
}
