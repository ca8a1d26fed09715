package dev.codementor.worker.attempt;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.JobRecord;
import dev.codementor.worker.attempt.Handling.Acknowledge;
import dev.codementor.worker.attempt.Handling.GiveBack;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a job through the worker: claim it, do the work of its kind, and settle it or give it back. Runs on the
 * consumer's own thread; an answer that comes at once costs two statements, one request to the model and no change of
 * threads.
 */
public final class JobPath {

    private static final Logger log = LoggerFactory.getLogger(JobPath.class);

    private final AttemptDesk desk;
    private final Setbacks setbacks;
    private final Map<JobKind, JobWork> works = new EnumMap<>(JobKind.class);
    private final AttemptProperties properties;
    private final Clock clock;

    JobPath(AttemptDesk desk, Setbacks setbacks, List<JobWork> works, AttemptProperties properties, Clock clock) {
        this.desk = desk;
        this.setbacks = setbacks;
        works.forEach(work -> this.works.put(work.kind(), work));
        this.properties = properties;
        this.clock = clock;
    }

    /** Does what there is to do for a job, and returns when that is done. Throws nothing but errors. */
    public Handling handle(JobId id) {
        try {
            return switch (desk.claim(id)) {
                case Claim.Claimed(Attempt attempt, JobRecord job) -> attempt(attempt, job);
                case Claim.Held(var until) -> new GiveBack(atLeastNothing(Duration.between(clock.instant(), until)));
                case Claim.Over over -> desk.over(over);
                case Claim.Unknown() -> unknown(id);
            };
        } catch (LedgerAwayException e) {
            return new GiveBack(properties.lease());
        }
    }

    private Handling attempt(Attempt attempt, JobRecord job) {
        desk.publish(new LiveEvent.StateChanged(job.id(), job.owner(), JobState.RUNNING));
        try {
            JobWork work = works.get(job.kind());
            if (work == null) {
                throw new IllegalStateException("nobody does jobs of the kind " + job.kind());
            }
            return work.work(attempt, job);
        } catch (LedgerAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            return setbacks.bug(attempt, job, e);
        }
    }

    private static Handling unknown(JobId id) {
        log.warn("action=message-without-job jobId={} next=the-message-is-dropped", id);
        return new Acknowledge();
    }

    private static Duration atLeastNothing(Duration delay) {
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
