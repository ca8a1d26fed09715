package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.util.List;

/** The api's operations on jobs at a person's request. All methods are safe for many threads and several processes. */
public interface JobIntake {

    /**
     * Accepts a job unless a limit forbids it, and returns after the commit to disk. Exact under concurrency: requests
     * of one owner are judged one after the other.
     *
     * @param window most jobs of one owner that may be in the queue or running; beyond it, the job is accepted but not
     *     released yet
     */
    Acceptance accept(NewJob job, Quota quota, int window);

    /**
     * Cancels a job: at once when no worker holds it, otherwise by a request that the worker sees at its next
     * checkpoint.
     *
     * @param owner the caller, for whom other people's jobs do not exist
     */
    Cancellation cancel(JobId job, String owner);

    QuotaUse quotaUse(String owner, Quota quota);

    /** The outcome of cancelling a job. */
    sealed interface Cancellation {

        /** Cancelled. These jobs of the same owner may go into the queue now. */
        record Cancelled(SettledJob job, List<ReleasedJob> released) implements Cancellation {}

        /** A worker holds it and will stop within about a second. */
        record Requested() implements Cancellation {}

        record AlreadySettled() implements Cancellation {}

        record Unknown() implements Cancellation {}
    }
}
