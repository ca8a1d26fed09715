package dev.codementor.api.batches.rubrics;

import dev.codementor.api.batches.Gradings;
import dev.codementor.api.batches.control.BatchChanges;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.RubricChange;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.submissions.SubmissionStore;
import java.util.List;
import java.util.Set;

/** Changes the rubric of a batch, and starts grading again for the items that the change affects. */
final class RubricDesk {

    private final BatchReader batches;
    private final BatchControl control;
    private final BatchChanges changes;
    private final SubmissionStore store;
    private final RubricShelf rubrics;

    RubricDesk(BatchReader batches, BatchControl control, SubmissionStore store, RubricShelf rubrics) {
        this.batches = batches;
        this.control = control;
        this.changes = new BatchChanges(batches);
        this.store = store;
        this.rubrics = rubrics;
    }

    /** @throws dev.codementor.api.problems.ProblemException for completions, and when the batch's state does not allow it */
    RubricChangeView change(BatchRecord batch, Rubric rubric, String by) {
        Rubric before = rubrics.of(batch.id(), Gradings.of(batch).rubricVersion());
        Recounting recounting = Recounting.of(batch, batches, rubrics, rubric);
        store.putRubric(batch.id(), rubric.version().hex(), rubric.canonical());
        changes.done(
                control.changeRubric(batch.id(), RubricFile.forLedger(rubric), by, recounting.recounts()),
                "get another rubric");
        RubricChange change = RubricChange.between(before, rubric);
        return new RubricChangeView(
                rubric.version().hex(),
                sorted(change.toAsk()),
                sorted(change.toCount()),
                sorted(change.toDrop()),
                recounting.recounts().size(),
                batches.figures(batch.id()).stale(),
                recounting.reviewsToRevisit());
    }

    /** @throws dev.codementor.api.problems.ProblemException for completions, and when the batch's state does not allow it */
    Regraded regrade(BatchRecord batch, String by) {
        String version = Gradings.of(batch).rubricVersion();
        Rubric rubric = rubrics.of(batch.id(), version);
        Recounting recounting = Recounting.of(batch, batches, rubrics, rubric);
        // A worker that began before the rubric changed may have left a draft that only needs counting again.
        if (!recounting.recounts().isEmpty()) {
            changes.done(
                    control.changeRubric(batch.id(), RubricFile.forLedger(rubric), by, recounting.recounts()),
                    "be regraded");
        }
        BatchControl.Retried again = control.regrade(batch.id(), version, recounting.regrades());
        return new Regraded(changes.done(again.change(), "be regraded"), again.items());
    }

    /** @param items how many will be asked again */
    record Regraded(BatchRecord batch, int items) {}

    private static List<String> sorted(Set<String> ids) {
        return ids.stream().sorted().toList();
    }
}
