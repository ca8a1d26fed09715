package dev.codementor.worker.grading;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.submissions.store.DamagedObjectException;
import dev.codementor.submissions.store.StoreAwayException;
import dev.codementor.worker.attempt.AttemptDesk;
import dev.codementor.worker.attempt.Checkpoints;
import dev.codementor.worker.attempt.Handling;
import dev.codementor.worker.attempt.JobWork;
import dev.codementor.worker.attempt.RunningAttempt;
import dev.codementor.worker.attempt.Setbacks;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelLook;
import dev.codementor.worker.model.Models;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An item of a batch, from top to bottom: what there is to do, the model, the work. The lease is renewed all the while;
 * whoever takes over after a lost one finds every answer that was kept.
 */
final class GradingWork implements JobWork {

    private static final Logger log = LoggerFactory.getLogger(GradingWork.class);

    private final AttemptDesk attempts;
    private final ItemDesk items;
    private final Setbacks setbacks;
    private final Checkpoints checkpoints;
    private final Models models;
    private final DraftWork drafts;
    private final CompletionWork completions;

    GradingWork(
            AttemptDesk attempts,
            ItemDesk items,
            Setbacks setbacks,
            Checkpoints checkpoints,
            Models models,
            DraftWork drafts,
            CompletionWork completions) {
        this.attempts = attempts;
        this.items = items;
        this.setbacks = setbacks;
        this.checkpoints = checkpoints;
        this.models = models;
        this.drafts = drafts;
        this.completions = completions;
    }

    @Override
    public JobKind kind() {
        return JobKind.GRADING;
    }

    @Override
    public Handling work(Attempt attempt, JobRecord job) {
        Optional<Work> found = items.work(job.id());
        if (found.isEmpty()) {
            return items.nothingToDo(attempt);
        }
        Work work = found.get();
        if (work.concluded()) {
            return items.settle(attempt, models.named(job.requestedModel()), work.asked());
        }
        return switch (models.find(job.requestedModel())) {
            case ModelLook.Found(ModelCard card) -> work(attempts.open(attempt, job, card.use(), ""), card, work);
            case ModelLook.Missing() -> setbacks.modelMissing(attempt, job);
            case ModelLook.Away away -> setbacks.modelAway(attempt);
        };
    }

    private Handling work(RunningAttempt running, ModelCard card, Work work) {
        checkpoints.enter(running);
        try {
            return switch (work.batch().shape()) {
                case GRADING -> drafts.work(running, card, work);
                case COMPLETIONS -> completions.work(running, card, work);
            };
        } catch (StoreAwayException e) {
            log.warn(
                    "action=submission-store-away jobId={} attempt={} cause=\"{}\" next=another-attempt",
                    running.attempt().job(),
                    running.attempt().number(),
                    String.valueOf(e.getCause()));
            return setbacks.later(running.attempt());
        } catch (DamagedObjectException e) {
            return items.unreadable(running, String.valueOf(e.getMessage()));
        } finally {
            checkpoints.leave(running);
        }
    }
}
