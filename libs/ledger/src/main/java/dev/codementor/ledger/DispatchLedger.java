package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Keeps jobs moving between the ledger and the queues. Every method may run in several processes at once; only one of
 * them gets each row.
 */
public interface DispatchLedger {

    /**
     * Notes that the queue has these jobs. Accepted jobs become queued, and jobs that are already further stay as they
     * are.
     */
    void markQueued(Collection<JobId> jobs);

    /** Releases jobs that wait behind their owner's window although the window has room. */
    List<ReleasedJob> releaseHeld(int window, int limit);

    /** Released jobs that were not marked as queued within the given time. They are due again after the same time. */
    List<ReleasedJob> takeUnsent(Duration olderThan, int limit);

    /**
     * Queued jobs that nobody claimed within the given time. The time doubles each time that this method returns the
     * job, so that a long backlog is not multiplied.
     */
    List<ReleasedJob> takeVanished(Duration olderThan, int limit);

    /**
     * Puts running jobs with an expired lease back to queued and returns them. Cancelled jobs among them are settled.
     */
    Reclaimed reclaim(int limit);

    /** Settles waiting jobs, and running jobs without a lease, when their time to live is over. */
    Reclaimed expire(int limit);

    /**
     * Settled jobs that were not assigned to a transcript within the given time. They are due again after the same
     * time.
     */
    List<JobId> takeUnarchived(Duration olderThan, int limit);

    /** Makes all waiting jobs due again. For queues that are known to have lost everything, such as embedded ones. */
    int resendAll();

    /**
     * @param waiting jobs to send to their queue
     * @param settled jobs that were settled by the call
     */
    record Reclaimed(List<ReleasedJob> waiting, List<SettledJob> settled) {}
}
