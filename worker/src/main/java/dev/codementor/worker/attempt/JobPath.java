package dev.codementor.worker.attempt;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.courses.Surrogates;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord;
import dev.codementor.worker.attempt.Handling.Acknowledge;
import dev.codementor.worker.attempt.Handling.GiveBack;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelFault;
import dev.codementor.worker.model.ModelLook;
import dev.codementor.worker.model.ModelRequest;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.model.OllamaClient;
import dev.codementor.worker.prompt.Assembly;
import dev.codementor.worker.prompt.PromptAssembly;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a job through the worker, from top to bottom: claim it, put its prompt together, have the model answer while
 * the text goes to readers and into checkpoints, and settle it or give it back. Runs on the consumer's own thread; an
 * answer that comes at once costs two statements, one request to the model and no change of threads.
 */
public final class JobPath {

    private static final Logger log = LoggerFactory.getLogger(JobPath.class);

    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    private final AttemptDesk desk;
    private final Checkpoints checkpoints;
    private final PromptAssembly prompts;
    private final Models models;
    private final OllamaClient client;
    private final AttemptProperties properties;
    private final Clock clock;

    JobPath(
            AttemptDesk desk,
            Checkpoints checkpoints,
            PromptAssembly prompts,
            Models models,
            OllamaClient client,
            AttemptProperties properties,
            Clock clock) {
        this.desk = desk;
        this.checkpoints = checkpoints;
        this.prompts = prompts;
        this.models = models;
        this.client = client;
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
            return switch (models.find(job.requestedModel())) {
                case ModelLook.Found(ModelCard card) -> answer(attempt, job, card);
                case ModelLook.Missing() -> {
                    desk.fault(ModelFault.MISSING);
                    yield desk.settle(attempt, new Outcome.Failed(kept(job), null, null, FailureCode.MODEL_MISSING));
                }
                case ModelLook.Away(String why) -> {
                    desk.fault(ModelFault.UNREACHABLE);
                    yield desk.release(new Checkpoint(attempt, null, null, null), backOff(attempt));
                }
            };
        } catch (LedgerAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            return bug(attempt, job, e);
        }
    }

    private Handling answer(Attempt attempt, JobRecord job, ModelCard card) {
        return switch (prompts.assemble(job, card)) {
            case Assembly.Ready(ModelRequest request, String kept) -> {
                RunningAttempt running = desk.open(attempt, job, card.use(), kept);
                checkpoints.enter(running);
                try {
                    ModelEnd end = client.ask(request, running.call(), piece -> write(running, piece));
                    yield conclude(running, end);
                } finally {
                    checkpoints.leave(running);
                }
            }
            case Assembly.TooLong() ->
                desk.settle(attempt, new Outcome.Failed(kept(job), null, card.use(), FailureCode.PROMPT_TOO_LONG));
        };
    }

    private void write(RunningAttempt running, String piece) {
        if (running.firstChunk() == null) {
            running.firstChunkAt(clock.instant());
            desk.firstChunk(running);
        }
        running.text().add(piece);
        if (running.text().length() > properties.longestAnswer()) {
            running.stop(Stop.TOO_LONG);
        }
    }

    private Handling conclude(RunningAttempt running, ModelEnd end) {
        Stop stop = running.stopped();
        if (stop == Stop.LOST) {
            return desk.lost(running.attempt());
        }
        if (stop == Stop.CANCELLED) {
            return desk.settle(running, cancelled(running));
        }
        return switch (end) {
            case ModelEnd.Finished(var usage) when running.text().length() == 0 -> broken(running, ModelFault.EMPTY);
            case ModelEnd.Finished(var usage) ->
                desk.settle(
                        running,
                        new Outcome.Answered(running.text().all(), running.firstChunk(), running.model(), usage));
            // What is there is kept and shown; calling it an answer would hide that its end is missing.
            case ModelEnd.CutOff(var usage) -> failed(running, FailureCode.ANSWER_TOO_LONG);
            case ModelEnd.Refused(ModelFault fault, FailureCode code) -> {
                desk.fault(fault);
                if (fault == ModelFault.MISSING) {
                    models.doubt(running.model().model());
                }
                yield failed(running, code);
            }
            case ModelEnd.NotNow(ModelFault fault) -> stop == Stop.DRAINED ? drained(running) : notNow(running, fault);
            case ModelEnd.Broken(ModelFault fault) ->
                switch (stop) {
                    case DRAINED -> drained(running);
                    case TOO_LONG -> failed(running, FailureCode.ANSWER_TOO_LONG);
                    case CANCELLED, LOST -> throw new IllegalStateException("handled above");
                    case null -> broken(running, fault);
                };
        };
    }

    private Handling notNow(RunningAttempt running, ModelFault fault) {
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

    private Handling broken(RunningAttempt running, ModelFault fault) {
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

    private Handling drained(RunningAttempt running) {
        running.text().flush();
        return desk.release(running.checkpoint(), Duration.ZERO);
    }

    private Handling failed(RunningAttempt running, FailureCode code) {
        return desk.settle(
                running, new Outcome.Failed(finalText(running), running.firstChunk(), running.model(), code));
    }

    private static Outcome cancelled(RunningAttempt running) {
        return new Outcome.Cancelled(finalText(running), running.firstChunk(), running.model());
    }

    private Handling bug(Attempt attempt, JobRecord job, RuntimeException failure) {
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
        return desk.release(new Checkpoint(attempt, null, null, null), backOff(attempt));
    }

    private static Handling unknown(JobId id) {
        log.warn("action=message-without-job jobId={} next=the-message-is-dropped", id);
        return new Acknowledge();
    }

    /** What the attempt wrote, or when it wrote nothing, what earlier ones left for the reader. */
    private static String finalText(RunningAttempt running) {
        return running.text().length() == 0
                ? kept(running.job())
                : running.text().all();
    }

    private static String kept(JobRecord job) {
        return Surrogates.whole(job.text());
    }

    /** One second, two, four, up to half a minute. */
    private static Duration backOff(Attempt attempt) {
        Duration delay = Duration.ofSeconds(1L << Math.min(attempt.number() - 1, 10));
        return delay.compareTo(LONGEST_BACK_OFF) < 0 ? delay : LONGEST_BACK_OFF;
    }

    private static Duration atLeastNothing(Duration delay) {
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
