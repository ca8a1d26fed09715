package dev.codementor.worker.attempt;

import dev.codementor.contract.FailureCode;
import dev.codementor.courses.Surrogates;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord;
import dev.codementor.worker.model.ModelFault;
import dev.codementor.worker.model.Models;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of an attempt that cannot bring an answer: another attempt later, or the end of its job. */
public final class Setbacks {

    private static final Logger log = LoggerFactory.getLogger(Setbacks.class);

    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    private final AttemptDesk desk;
    private final Models models;
    private final AttemptProperties properties;

    Setbacks(AttemptDesk desk, Models models, AttemptProperties properties) {
        this.desk = desk;
        this.models = models;
        this.properties = properties;
    }

    /** The server does not have the model. */
    public Handling modelMissing(Attempt attempt, JobRecord job) {
        desk.fault(ModelFault.MISSING);
        return desk.settle(attempt, new Outcome.Failed(kept(job), null, null, FailureCode.MODEL_MISSING));
    }

    /** The server cannot be asked which models it has. */
    public Handling modelAway(Attempt attempt) {
        desk.fault(ModelFault.UNREACHABLE);
        return later(attempt);
    }

    /** Gives back an attempt that has nothing yet, for a while that grows with their number. */
    public Handling later(Attempt attempt) {
        return desk.release(new Checkpoint(attempt, null, null, null), backOff(attempt));
    }

    /** The attempt was told to stop. */
    public Handling stopped(RunningAttempt running, Stop stop) {
        return switch (stop) {
            case LOST -> desk.lost(running.attempt());
            case CANCELLED ->
                desk.settle(running, new Outcome.Cancelled(finalText(running), running.firstChunk(), running.model()));
            case DRAINED -> {
                running.text().flush();
                yield desk.release(running.checkpoint(), Duration.ZERO);
            }
            case TOO_LONG -> failed(running, FailureCode.ANSWER_TOO_LONG);
        };
    }

    /** The model's server does not want to be asked now. */
    public Handling notNow(RunningAttempt running, ModelFault fault) {
        desk.fault(fault);
        if (fault == ModelFault.UNREACHABLE) {
            models.doubt(running.model().model());
        }
        Duration delay = backOff(running.attempt());
        log.info(
                "action=model-not-now jobId={} attempt={} cause={} next=another-attempt-in-{}s",
                running.attempt().job(),
                running.attempt().number(),
                fault,
                delay.toSeconds());
        return desk.release(running.checkpoint(), delay);
    }

    /** An answer broke off. */
    public Handling broken(RunningAttempt running, ModelFault fault) {
        desk.fault(fault);
        Attempt attempt = running.attempt();
        if (fault == ModelFault.TOTAL && running.text().length() > 0) {
            return failed(running, FailureCode.ANSWER_TOO_LONG);
        }
        if (attempt.number() >= properties.mostBroken()) {
            log.warn(
                    "action=answer-broke-off jobId={} attempt={} cause={} next=the-job-fails",
                    attempt.job(),
                    attempt.number(),
                    fault);
            return failed(running, FailureCode.MODEL_UNREACHABLE);
        }
        log.info(
                "action=answer-broke-off jobId={} attempt={} cause={} next=another-attempt-goes-on",
                attempt.job(),
                attempt.number(),
                fault);
        running.text().flush();
        return desk.release(running.checkpoint(), attempt.number() == 1 ? Duration.ZERO : backOff(attempt));
    }

    /** The model's server will not do it, however often it is asked. */
    public Handling refused(RunningAttempt running, ModelFault fault, FailureCode code) {
        desk.fault(fault);
        if (fault == ModelFault.MISSING) {
            models.doubt(running.model().model());
        }
        return failed(running, code);
    }

    /** Ends the job; what was written stays. */
    public Handling failed(RunningAttempt running, FailureCode code) {
        return desk.settle(
                running, new Outcome.Failed(finalText(running), running.firstChunk(), running.model(), code));
    }

    /** The program did what it must not. */
    Handling bug(Attempt attempt, JobRecord job, RuntimeException failure) {
        if (attempt.number() >= properties.mostBroken()) {
            log.error(
                    "action=attempt-failed jobId={} attempt={} next=the-job-fails",
                    job.id(),
                    attempt.number(),
                    failure);
            return desk.settle(attempt, new Outcome.Failed(kept(job), null, null, FailureCode.INTERNAL_ERROR));
        }
        log.error(
                "action=attempt-failed jobId={} attempt={} next=another-attempt", job.id(), attempt.number(), failure);
        return later(attempt);
    }

    /** What the attempt wrote, or when it wrote nothing, what earlier ones left for the reader. */
    private static String finalText(RunningAttempt running) {
        return running.text().length() == 0
                ? kept(running.job())
                : running.text().all();
    }

    static String kept(JobRecord job) {
        return Surrogates.whole(job.text());
    }

    /** One second, two, four, up to half a minute. */
    private static Duration backOff(Attempt attempt) {
        Duration delay = Duration.ofSeconds(1L << Math.min(attempt.number() - 1, 10));
        return delay.compareTo(LONGEST_BACK_OFF) < 0 ? delay : LONGEST_BACK_OFF;
    }
}
