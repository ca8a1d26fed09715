package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What keeps jobs moving between the ledger and the queues. Every method may run in several processes at once; each row
 * is given to one of them.
 */
public interface DispatchLedger {

    /** Notes that the queue has these jobs: accepted becomes queued; jobs that went further already stay. */
    void markQueued(Collection<JobId> jobs);

    /** Releases jobs that wait behind their owner's window although there is room. */
    List<ReleasedJob> releaseHeld(int window, int limit);

    /** Released jobs that were not marked as queued within the given time; they are due again after the same time. */
    List<ReleasedJob> takeUnsent(Duration olderThan, int limit);

    /**
     * Queued jobs that nobody claimed within the given time, doubled for each time that they were taken by this method
     * before (so that a long backlog is not multiplied).
     */
    List<ReleasedJob> takeVanished(Duration olderThan, int limit);

    /** Running jobs whose lease ran out go back to queued and are returned; cancelled ones among them are settled. */
    Reclaimed reclaim(int limit);

    /** Settles waiting jobs, and running jobs without a lease, whose time to live is over. */
    Reclaimed expire(int limit);

    /**
     * Settled jobs that were not assigned to a transcript within the given time; they are due again after the same time.
     */
    List<JobId> takeUnarchived(Duration olderThan, int limit);

    /** Makes all waiting jobs due again, for queues that are known to have lost everything (embedded ones). */
    int resendAll();

    /**
     * @param waiting jobs to be sent to their queue
     * @param settled jobs that were settled by the call
     */
    record Reclaimed(List<ReleasedJob> waiting, List<SettledJob> settled) {}
}
