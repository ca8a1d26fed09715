package dev.codementor.worker.attempt;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.AttemptLedger.Settlement;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.SettledJob;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.queues.JobQueues;
import dev.codementor.telemetry.JobTraces;
import dev.codementor.worker.attempt.AttemptMeters.Ending;
import dev.codementor.worker.attempt.Handling.Acknowledge;
import dev.codementor.worker.attempt.Handling.GiveBack;
import dev.codementor.worker.model.ModelFault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the end of a job to the ledger, and tells others after the commit. */
final class AttemptDesk {

    private static final Logger log = LoggerFactory.getLogger(AttemptDesk.class);

    private final LedgerCalls calls;
    private final AttemptLedger ledger;
    private final LiveEvents events;
    private final JobQueues queues;
    private final AttemptMeters meters;
    private final JobTraces traces;
    private final IntSupplier window;
    private final AttemptProperties properties;
    private final String worker;

    AttemptDesk(AttemptLedger ledger, Told told, IntSupplier window, AttemptProperties properties, String worker) {
        this.calls = new LedgerCalls(properties.lease());
        this.ledger = ledger;
        this.events = told.events();
        this.queues = told.queues();
        this.meters = told.meters();
        this.traces = told.traces();
        this.window = window;
        this.properties = properties;
        this.worker = worker;
    }

    /** The places that are told how jobs ended. */
    record Told(LiveEvents events, JobQueues queues, AttemptMeters meters, JobTraces traces) {}

    Claim claim(JobId job) {
        return calls.once(() -> ledger.claim(job, worker, properties.lease(), properties.most()));
    }

    void begun(JobRecord job) {
        meters.jobs().started(job);
        events.publish(new LiveEvent.StateChanged(job.id(), job.owner(), JobState.RUNNING));
    }

    /** The job needs no work. If the claim itself settled it, others are told. */
    Handling over(Claim.Over over) {
        SettledJob settled = over.settledNow();
        if (settled != null) {
            tell(settled, over.released());
        }
        return new Acknowledge();
    }

    /** Settles an attempt that asked the model. */
    Handling settle(RunningAttempt running, Outcome outcome) {
        Settlement settlement = calls.patiently(() -> ledger.settle(running.attempt(), outcome, window.getAsInt()));
        if (settlement instanceof Settlement.Done done) {
            running.text().flush();
            meters.jobs().settled(running.job(), done.job().state().wireName());
        }
        Usage usage = outcome.usage();
        if (usage != null) {
            meters.used(usage);
        }
        meters.ran(running.age());
        return settled(running.attempt(), settlement);
    }

    /** Settles an attempt that never asked the model. */
    Handling settle(Attempt attempt, Outcome outcome) {
        return settled(attempt, calls.patiently(() -> ledger.settle(attempt, outcome, window.getAsInt())));
    }

    private Handling settled(Attempt attempt, Settlement settlement) {
        return switch (settlement) {
            case Settlement.Done(SettledJob job, List<ReleasedJob> released) -> {
                tell(job, released);
                meters.ended(ending(job.state()));
                yield new Acknowledge();
            }
            case Settlement.Lost() -> lost(attempt);
        };
    }

    /** Must only be called after the ledger's commit, because a reader may ask the ledger at once. */
    private void tell(SettledJob job, List<ReleasedJob> released) {
        events.publish(new LiveEvent.Settled(
                job.job(), job.owner(), job.state(), job.epoch(), job.length(), job.failure(), traces.current()));
        if (!released.isEmpty()) {
            queues.send(released);
        }
        queues.announce(job.job());
    }

    /** Gives back an attempt that asked the model. */
    Handling release(RunningAttempt running, Duration delay) {
        Usage usage = running.used();
        if (usage != null) {
            meters.used(usage);
        }
        return release(running.checkpoint(), usage, false, delay);
    }

    /** Gives back an attempt that asked nothing. */
    Handling release(Attempt attempt, Duration delay) {
        return release(new Checkpoint(attempt, null, null, null), null, false, delay);
    }

    /** Gives back an attempt that the model's server could not take. It costs the job nothing but time. */
    Handling spare(Checkpoint checkpoint, Duration delay) {
        return release(checkpoint, null, true, delay);
    }

    private Handling release(Checkpoint checkpoint, @Nullable Usage usage, boolean spared, Duration delay) {
        boolean held = calls.patiently(() -> ledger.release(checkpoint, usage, spared));
        if (!held) {
            return lost(checkpoint.attempt());
        }
        meters.ended(Ending.RELEASED);
        return new GiveBack(delay);
    }

    Handling lost(Attempt attempt) {
        log.info("action=lease-lost jobId={} attempt={} next=writes-nothing-more", attempt.job(), attempt.number());
        meters.ended(Ending.LOST);
        return new Acknowledge();
    }

    /** Counts what went wrong, and notes it for operators. */
    void fault(Attempt attempt, ModelFault fault, String said) {
        meters.fault(fault);
        note(attempt, fault.name().toLowerCase(Locale.ROOT).replace('_', '-'), said);
    }

    /** Notes for operators what went wrong. The job does not depend on it. */
    void note(Attempt attempt, String cause, String said) {
        try {
            ledger.note(attempt, cause, said);
        } catch (RuntimeException e) {
            log.debug("action=note-attempt-failed jobId={} next=goes-on-without-the-note", attempt.job(), e);
        }
    }

    private static Ending ending(JobState state) {
        return switch (state) {
            case ANSWERED -> Ending.ANSWERED;
            case CANCELLED -> Ending.CANCELLED;
            case ACCEPTED, QUEUED, RUNNING, FAILED, EXPIRED -> Ending.FAILED;
        };
    }
}
