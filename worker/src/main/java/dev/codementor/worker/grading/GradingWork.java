package dev.codementor.worker.grading;

import dev.codementor.contract.JobKind;
import dev.codementor.files.DamagedObjectException;
import dev.codementor.files.StoreAwayException;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.worker.attempt.ClaimedJob;
import dev.codementor.worker.attempt.JobWork;
import dev.codementor.worker.attempt.RunningAttempt;
import dev.codementor.worker.attempt.WorkResult;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelLook;
import dev.codementor.worker.model.Models;
import java.util.Optional;

/**
 * The work on an item of a batch, from top to bottom: the task, the model, the work. The lease is renewed throughout. A
 * worker that takes over after a lost lease finds every answer that was kept.
 */
final class GradingWork implements JobWork {

    private final ItemDesk items;
    private final Models models;
    private final DraftWork drafts;
    private final CompletionWork completions;

    GradingWork(ItemDesk items, Models models, DraftWork drafts, CompletionWork completions) {
        this.items = items;
        this.models = models;
        this.drafts = drafts;
        this.completions = completions;
    }

    @Override
    public JobKind kind() {
        return JobKind.GRADING;
    }

    @Override
    public WorkResult work(ClaimedJob claimed) {
        Optional<Work> found = items.work(claimed.job().id());
        if (found.isEmpty()) {
            return new WorkResult.NothingToDo();
        }
        Work work = found.get();
        String requested = claimed.job().requestedModel();
        if (work.concluded()) {
            return items.concluded(models.named(requested), work.asked());
        }
        return switch (models.find(requested)) {
            case ModelLook.Found(ModelCard card) -> work(claimed.begin(card.use(), ""), card, work);
            case ModelLook.Missing() -> new WorkResult.ModelMissing();
            case ModelLook.Away(String why) -> new WorkResult.ModelAway(why);
        };
    }

    private WorkResult work(RunningAttempt running, ModelCard card, Work work) {
        try {
            return switch (work.batch().work()) {
                case BatchWork.Grading grading -> drafts.work(running, card, work);
                case BatchWork.Completions none -> completions.work(running, card, work);
            };
        } catch (StoreAwayException e) {
            return new WorkResult.StoreAway(String.valueOf(e.getMessage()));
        } catch (DamagedObjectException e) {
            return new WorkResult.Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
