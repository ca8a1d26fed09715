package dev.codementor.ledger.operations;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.SettledJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators do. Each change is in the audit, written by the same transaction. */
public interface OperationsLedger {

    /** Most characters of a reason. */
    int LONGEST_REASON = 500;

    /** Stops taking from a queue or course. A pause that is there already gets the new reason. Returns the jobs that wait. */
    Done pause(Order order, Pause.Target target);

    /** Ends a pause. Jobs that were kept back are due at once. */
    Done resume(Order order, Pause.Target target);

    /** Tells a worker what to do; {@code wanted} is {@code quiet} or {@code drain}, or null to withdraw what was told. */
    Done tell(Order order, String worker, @Nullable String wanted);

    /** Cancels anybody's job. */
    Cancelled cancel(Order order, JobId job);

    /** Begins to put all dead jobs back that the filter finds, up to {@code limit}; empty when it finds none. */
    Optional<Redrive> redrive(Order order, JobFilter filter, int limit);

    /** How many jobs such a redrive would put back. */
    int redrivable(JobFilter filter, int limit);

    /**
     * Puts more jobs of unfinished redrives back.
     *
     * @param perSecond most jobs that all processes together put back in a second
     * @param timeToLive how long a job has from now on, unless it has longer
     * @return jobs that must now be sent
     */
    List<ReleasedJob> putBack(int perSecond, Duration timeToLive);

    Optional<Redrive> redrive(UUID id);

    /** Entries of the audit, newest first. */
    List<AuditEntry> audit(AuditFilter filter, @Nullable UUID before, int limit);

    /** Who does something, and why. */
    record Order(String by, @Nullable String reason) {}

    /** @param affected jobs, or workers, that it concerns */
    record Done(UUID audit, int affected) {}

    /** The outcome of a cancellation. */
    sealed interface Cancelled {

        /** It is cancelled. */
        record Now(UUID audit, SettledJob job, List<ReleasedJob> released) implements Cancelled {}

        /** The worker that holds it was told. */
        record Soon(UUID audit) implements Cancelled {}

        record AlreadySettled() implements Cancelled {}

        record Unknown() implements Cancelled {}
    }

    /**
     * Jobs that are being put back.
     *
     * @param total jobs that the filter found
     * @param redriven jobs that are back in their queue
     * @param skipped jobs that were settled otherwise meanwhile, or whose batch no longer wants them
     * @param settled of the redriven jobs, those that have ended again
     * @param answered of these, those that were answered
     */
    record Redrive(
            UUID id,
            UUID audit,
            String by,
            @Nullable String reason,
            Instant at,
            int total,
            int redriven,
            int skipped,
            int settled,
            int answered,
            @Nullable Instant finished) {}

    /** What is null is not looked at. */
    record AuditFilter(
            @Nullable String by,
            @Nullable String action,
            @Nullable String target,
            @Nullable Instant since,
            @Nullable Instant until) {

        public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
    }

    /**
     * @param action such as {@code pause-queue}
     * @param target an id or a name
     * @param details what was asked for and what it did, as JSON
     */
    record AuditEntry(
            UUID id,
            Instant at,
            String by,
            String action,
            String target,
            @Nullable String reason,
            String details,
            int affected) {}
}
