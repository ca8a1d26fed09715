package dev.codementor.ledger.operations;

import dev.codementor.contract.JobKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the queues and workers looked like over the last hours, days and weeks. */
public interface HistoryLedger {

    /**
     * Writes the last whole minute, unless another process has done so.
     *
     * @param heartbeatWithin a worker whose heartbeat is older counts as gone
     * @param slos the longest wait that is good, for each kind
     * @return whether this process wrote it
     */
    boolean record(Duration heartbeatWithin, Map<JobKind, Duration> slos);

    /**
     * Sums minutes up to ten minutes, and these up to hours; deletes what is older than its keep.
     *
     * @return rows that were written or deleted
     */
    int compact(Keep keep);

    /** The points between two times, in the finest step that is kept so long, oldest first. */
    List<Point> between(Instant from, Instant to, Keep keep);

    /** Counts refused requests. */
    void refused(List<Refusals> counts);

    /** Refused requests since a time, most frequent first. */
    List<Refusals> refusals(Instant since);

    /** How long points of each step are kept. */
    record Keep(Duration minutes, Duration tenMinutes, Duration hours) {}

    /** Requests of one course that were refused for the same reason. */
    record Refusals(String code, String course, long count) {}

    /** A piece of time; {@code queues} has an entry for each kind. */
    record Point(Instant at, Duration length, Map<JobKind, Queue> queues, Fleet fleet) {}

    /**
     * Jobs of one kind: first the most there were at a time, then how many there were.
     *
     * @param waitP50 how long jobs that began had waited, in the middle; null when none began
     * @param good jobs that began and had not waited longer than the objective
     */
    record Queue(
            int held,
            int waiting,
            int running,
            Duration oldest,
            int accepted,
            int answered,
            int failed,
            int cancelled,
            int expired,
            int began,
            @Nullable Duration waitP50,
            @Nullable Duration waitP95,
            int good) {}

    /** The most there were at a time; refused requests and answered tokens are sums. */
    record Fleet(
            int workers,
            int slots,
            int busy,
            int unarchived,
            Duration unarchivedOldest,
            int refused,
            long answerTokens) {}
}
