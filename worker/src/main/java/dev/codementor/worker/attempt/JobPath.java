package dev.codementor.worker.attempt;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.text.Cut;
import dev.codementor.worker.attempt.Handling.Acknowledge;
import dev.codementor.worker.attempt.Handling.GiveBack;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelFault;
import dev.codementor.worker.model.Models;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The path of a job through the worker, on one page: claim it, do the work of its kind, and then settle it, give it
 * back or leave it, depending on the result. Runs on the consumer's own thread. A quick answer costs two statements,
 * one request to the model and no change of threads.
 */
public final class JobPath {

    private static final Logger log = LoggerFactory.getLogger(JobPath.class);

    private final AttemptDesk desk;
    private final Models models;
    private final OtherWorkers others;
    private final Map<JobKind, JobWork> works = new EnumMap<>(JobKind.class);
    private final AttemptProperties properties;
    private final ClaimedJob.Means means;

    JobPath(
            AttemptDesk desk,
            Servers servers,
            List<JobWork> works,
            AttemptProperties properties,
            ClaimedJob.Means means) {
        this.desk = desk;
        this.models = servers.models();
        this.others = servers.others();
        works.forEach(work -> this.works.put(work.kind(), work));
        this.properties = properties;
        this.means = means;
    }

    /**
     * The model servers: this worker's, and those of the other workers.
     *
     * @param models of this worker's server
     */
    record Servers(Models models, OtherWorkers others) {}

    /** Does all work for a job and returns when it is done. Throws nothing but errors. */
    public Handling handle(JobId id) {
        try {
            return switch (desk.claim(id)) {
                case Claim.Claimed(Attempt attempt, JobRecord job) -> attempt(attempt, job);
                case Claim.Held(var until) ->
                    new GiveBack(atLeastNothing(Duration.between(means.clock().instant(), until)));
                case Claim.Over over -> desk.over(over);
                case Claim.Paused() -> new Acknowledge();
                case Claim.Unknown() -> unknown(id);
            };
        } catch (LedgerAwayException e) {
            return new GiveBack(properties.lease());
        }
    }

    private Handling attempt(Attempt attempt, JobRecord job) {
        desk.begun(job);
        try (AttemptSpan _ = AttemptSpan.open(means.traces(), attempt, job);
                ClaimedJob claimed = new ClaimedJob(attempt, job, means)) {
            return end(claimed, work(job.kind()).work(claimed));
        } catch (LedgerAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            return threw(attempt, job, e);
        }
    }

    private JobWork work(JobKind kind) {
        JobWork work = works.get(kind);
        if (work == null) {
            throw new IllegalStateException("nobody does jobs of the kind " + kind);
        }
        return work;
    }

    private Handling end(ClaimedJob claimed, WorkResult result) {
        Stop stop = claimed.stopped();
        if (stop != null && decides(stop, result)) {
            return stopped(claimed.running(), stop);
        }
        return switch (result) {
            case WorkResult.Answered(Usage usage) ->
                desk.settle(claimed.running(), claimed.running().answered(usage));
            case WorkResult.Concluded(ModelUse model, Usage usage) -> concluded(claimed, model, usage);
            // The text is kept and shown. Calling it an answer would hide that its end is missing.
            case WorkResult.CutOff(Usage usage) -> cutOff(claimed.running());
            case WorkResult.Unanswered(ModelEnd.NotNow why) -> notNow(claimed.running(), why);
            case WorkResult.Unanswered(ModelEnd.Broken why) -> broken(claimed.running(), why);
            case WorkResult.Unanswered(ModelEnd.Refused why) -> refused(claimed.running(), why);
            case WorkResult.ModelMissing() -> modelMissing(claimed);
            case WorkResult.ModelAway(String why) -> modelAway(claimed, why);
            case WorkResult.PromptTooLong(ModelUse model) -> promptTooLong(claimed, model);
            case WorkResult.Unreadable(String why) -> unreadable(claimed.running(), why);
            case WorkResult.StoreAway(String why) -> storeAway(claimed, why);
            case WorkResult.NothingToDo() -> nothingToDo(claimed.attempt());
            case WorkResult.Stopped(Stop why) -> stopped(claimed.running(), why);
            case WorkResult.LeaseLost() -> desk.lost(claimed.attempt());
        };
    }

    /** Whether the stop, and not the result of the work, decides what happens to the job. */
    private static boolean decides(Stop stop, WorkResult result) {
        return switch (result) {
            case WorkResult.Concluded concluded -> false;
            case WorkResult.LeaseLost lost -> false;
            case WorkResult.NothingToDo nothing -> false;
            // A result that was complete before the worker stopped is still valid.
            case WorkResult.Answered answered -> stop.concernsTheJob();
            case WorkResult.CutOff cutOff -> stop.concernsTheJob();
            case WorkResult.ModelMissing missing -> stop.concernsTheJob();
            case WorkResult.PromptTooLong tooLong -> stop.concernsTheJob();
            case WorkResult.Unreadable unreadable -> stop.concernsTheJob();
            // The stop itself may be the reason why the model or the store returned nothing.
            case WorkResult.Unanswered unanswered -> true;
            case WorkResult.ModelAway away -> true;
            case WorkResult.StoreAway away -> true;
            case WorkResult.Stopped stopped -> true;
        };
    }

    /** The job has no text of its own. Grades are stored, corrected and deleted with their batch. */
    private Handling concluded(ClaimedJob claimed, ModelUse model, Usage usage) {
        return claimed.begun()
                ? desk.settle(
                        claimed.running(),
                        new Outcome.Answered("", claimed.running().firstChunk(), model, usage))
                : desk.settle(claimed.attempt(), new Outcome.Answered("", null, model, usage));
    }

    private Handling stopped(RunningAttempt running, Stop stop) {
        return switch (stop) {
            case LOST -> desk.lost(running.attempt());
            case CANCELLED -> desk.settle(running, running.cancelled());
            case DRAINED -> {
                running.text().flush();
                yield desk.release(running, Duration.ZERO);
            }
            case TOO_LONG -> cutOff(running);
        };
    }

    private Handling cutOff(RunningAttempt running) {
        return fails(running, FailureCode.ANSWER_TOO_LONG, "");
    }

    private Handling notNow(RunningAttempt running, ModelEnd.NotNow why) {
        desk.fault(running.attempt(), why.fault(), why.said());
        return notNow(running, why.fault(), why.said());
    }

    /** The server's bad day costs the job nothing but time, until the job expires. */
    private Handling notNow(RunningAttempt running, ModelFault fault, String said) {
        String model = running.model().model();
        switch (fault) {
            case UNREACHABLE -> models.doubt(model);
            case UNAUTHORIZED, LOADING, MEMORY, MISSING -> models.suspect(model, said);
            default -> {
                // It is busy, and so it works.
            }
        }
        Duration delay = BackOff.after(running.attempt());
        log.info(
                "action=model-not-now jobId={} attempt={} cause={} said=\"{}\""
                        + " next=another-attempt-in-{}s-that-costs-nothing",
                running.attempt().job(),
                running.attempt().number(),
                fault,
                said,
                delay.toSeconds());
        return desk.spare(running.checkpoint(), delay);
    }

    private Handling broken(RunningAttempt running, ModelEnd.Broken why) {
        ModelFault fault = why.fault();
        Attempt attempt = running.attempt();
        desk.fault(attempt, fault, why.said());
        if (fault == ModelFault.TOTAL && !running.wordless()) {
            return fails(running, FailureCode.ANSWER_TOO_LONG, "");
        }
        if (fault == ModelFault.SERVER_ERROR) {
            models.suspect(running.model().model(), why.said());
        }
        if (running.tries() >= properties.mostBroken()) {
            log.warn(
                    "action=answer-broke-off jobId={} attempt={} cause={} said=\"{}\" next=the-job-fails",
                    attempt.job(),
                    attempt.number(),
                    fault,
                    why.said());
            return failed(running, FailureCode.MODEL_UNREACHABLE);
        }
        log.info(
                "action=answer-broke-off jobId={} attempt={} cause={} said=\"{}\" next=another-attempt-goes-on",
                attempt.job(),
                attempt.number(),
                fault,
                why.said());
        running.text().flush();
        // At once it would come back to the same server, which may be the only one that is ill.
        return desk.release(running, BackOff.after(attempt));
    }

    private Handling refused(RunningAttempt running, ModelEnd.Refused why) {
        desk.fault(running.attempt(), why.fault(), why.said());
        if (why.fault() == ModelFault.MISSING) {
            String model = running.model().model();
            models.doubt(model);
            if (models.confirms(model)) {
                // It has the model and says that it has not: something between it and this worker is wrong.
                return notNow(running, why.fault(), why.said());
            }
            if (others.mayHave(model)) {
                return elsewhere(running.checkpoint(), model, why.said());
            }
        }
        return fails(running, why.code(), why.said());
    }

    private Handling promptTooLong(ClaimedJob claimed, ModelUse model) {
        log(claimed.attempt(), FailureCode.PROMPT_TOO_LONG, "");
        return desk.settle(claimed.attempt(), neverAsked(claimed.job(), model, FailureCode.PROMPT_TOO_LONG));
    }

    private Handling modelMissing(ClaimedJob claimed) {
        desk.fault(claimed.attempt(), ModelFault.MISSING, "");
        String model = models.named(claimed.job().requestedModel()).model();
        models.doubt(model);
        if (others.mayHave(model)) {
            return elsewhere(new Checkpoint(claimed.attempt(), null, null, null), model, "");
        }
        log(claimed.attempt(), FailureCode.MODEL_MISSING, "");
        return desk.settle(claimed.attempt(), neverAsked(claimed.job(), null, FailureCode.MODEL_MISSING));
    }

    /** This server does not have the model; the server of another worker has it. */
    private Handling elsewhere(Checkpoint checkpoint, String model, String said) {
        Attempt attempt = checkpoint.attempt();
        Duration delay = BackOff.after(attempt);
        log.info(
                "action=model-elsewhere jobId={} attempt={} model={} said=\"{}\""
                        + " next=goes-to-a-worker-that-has-it-in-{}s-and-costs-nothing",
                attempt.job(),
                attempt.number(),
                model,
                said,
                delay.toSeconds());
        return desk.spare(checkpoint, delay);
    }

    private Handling modelAway(ClaimedJob claimed, String why) {
        desk.fault(claimed.attempt(), ModelFault.UNREACHABLE, why);
        models.doubt(models.named(claimed.job().requestedModel()).model());
        Attempt attempt = claimed.attempt();
        Duration delay = BackOff.after(attempt);
        log.info(
                "action=model-not-now jobId={} attempt={} cause={} said=\"{}\""
                        + " next=another-attempt-in-{}s-that-costs-nothing",
                attempt.job(),
                attempt.number(),
                ModelFault.UNREACHABLE,
                why,
                delay.toSeconds());
        return desk.spare(new Checkpoint(attempt, null, null, null), delay);
    }

    private Handling unreadable(RunningAttempt running, String why) {
        desk.note(running.attempt(), "submission-unreadable", "");
        log.error(
                "action=submission-unreadable jobId={} attempt={} cause=\"{}\" next=the-job-fails",
                running.attempt().job(),
                running.attempt().number(),
                why);
        return failed(running, FailureCode.INTERNAL_ERROR);
    }

    private Handling storeAway(ClaimedJob claimed, String why) {
        desk.note(claimed.attempt(), "file-store-away", "");
        log.warn(
                "action=file-store-away jobId={} attempt={} cause=\"{}\" next=another-attempt",
                claimed.attempt().job(),
                claimed.attempt().number(),
                why);
        return later(claimed.attempt());
    }

    private Handling nothingToDo(Attempt attempt) {
        log.info(
                "action=job-without-item jobId={} attempt={} next=the-job-is-cancelled",
                attempt.job(),
                attempt.number());
        return desk.settle(attempt, new Outcome.Cancelled("", null, null));
    }

    /** The program has a fault. The attempt's text may be part of it, so it is not kept. */
    private Handling threw(Attempt attempt, JobRecord job, RuntimeException failure) {
        desk.note(attempt, "internal-error", "");
        if (job.tries() >= properties.mostBroken()) {
            log.error(
                    "action=attempt-failed jobId={} attempt={} next=the-job-fails",
                    job.id(),
                    attempt.number(),
                    failure);
            return desk.settle(attempt, neverAsked(job, null, FailureCode.INTERNAL_ERROR));
        }
        log.error(
                "action=attempt-failed jobId={} attempt={} next=another-attempt", job.id(), attempt.number(), failure);
        return later(attempt);
    }

    /** Fails a job in a way that its owner reads about, and so does the operator. */
    private Handling fails(RunningAttempt running, FailureCode code, String said) {
        log(running.attempt(), code, said);
        return failed(running, code);
    }

    private static void log(Attempt attempt, FailureCode code, String said) {
        log.atLevel(code.platformFault() ? Level.WARN : Level.INFO)
                .log(
                        "action={} jobId={} attempt={} said=\"{}\" next=the-job-fails",
                        code.wireName(),
                        attempt.job(),
                        attempt.number(),
                        said);
    }

    private Handling failed(RunningAttempt running, FailureCode code) {
        return desk.settle(running, running.failed(code));
    }

    /** Keeps the text that earlier attempts left for the reader. */
    private static Outcome neverAsked(JobRecord job, @Nullable ModelUse model, FailureCode code) {
        return new Outcome.Failed(Cut.whole(job.text()), null, model, code);
    }

    /** Gives back an attempt that has nothing new. */
    private Handling later(Attempt attempt) {
        return desk.release(attempt, BackOff.after(attempt));
    }

    private static Handling unknown(JobId id) {
        log.warn("action=message-without-job jobId={} next=the-message-is-dropped", id);
        return new Acknowledge();
    }

    private static Duration atLeastNothing(Duration delay) {
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
