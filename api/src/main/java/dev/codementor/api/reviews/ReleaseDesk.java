package dev.codementor.api.reviews;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.EveryItem;
import dev.codementor.api.batches.Gradings;
import dev.codementor.api.grades.CountedGrade;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchControl.Change;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ItemState;
import java.util.Iterator;
import java.util.Locale;

/** Lets students see a batch's grades when all of them exist and come from a person or a real model. */
final class ReleaseDesk {

    private final BatchReader batches;
    private final BatchControl control;

    ReleaseDesk(BatchReader batches, BatchControl control) {
        this.batches = batches;
        this.control = control;
    }

    /** Releasing a released batch changes nothing. */
    ReleaseView release(BatchRecord batch, Caller by) {
        Gradings.of(batch);
        Counts counts = count(new EveryItem(batches, batch.id()));
        if (batch.timeline().released() != null) {
            return counts.view(batch);
        }
        if (counts.unsettled > 0) {
            throw unsettled(batch, counts.unsettled);
        }
        if (counts.rehearsed > 0) {
            throw ProblemCode.REHEARSAL_GRADES
                    .because(
                            "%d grades were drafted by the rehearsal server, which is no model. Grade these items yourself, or have"
                                            .formatted(counts.rehearsed)
                                    + " a model grade them.")
                    .with("items", counts.rehearsed)
                    .exception();
        }
        return switch (control.release(batch.id(), by.subject())) {
            case Change.Done done -> counts.view(done.batch());
            case Change.NotNow notNow ->
                throw unsettled(
                        notNow.batch(), batches.figures(batch.id()).counts().processing());
            case Change.Unknown unknown -> throw BatchAccess.unknownBatch();
        };
    }

    private static ProblemException unsettled(BatchRecord batch, int items) {
        return ProblemCode.BATCH_STATE
                .because("%d items are not settled. Let them finish, or cancel the batch, and release it then."
                        .formatted(items))
                .with("state", batch.state().name().toLowerCase(Locale.ROOT))
                .with("processing", items)
                .exception();
    }

    private static Counts count(Iterator<ItemRecord> items) {
        Counts counts = new Counts();
        items.forEachRemaining(counts::add);
        return counts;
    }

    private static final class Counts {

        private int unsettled;
        private int rehearsed;
        private int graded;
        private int byPersons;
        private int ungraded;
        private int flagged;

        void add(ItemRecord item) {
            unsettled += item.state() == ItemState.PROCESSING ? 1 : 0;
            rehearsed += CountedGrade.isRehearsed(item) ? 1 : 0;
            CountedGrade.of(item).ifPresentOrElse(this::addGraded, () -> ungraded++);
            flagged += item.review() == null && !item.flags().isEmpty() ? 1 : 0;
        }

        private void addGraded(CountedGrade grade) {
            graded++;
            byPersons += grade.isByPerson() ? 1 : 0;
        }

        ReleaseView view(BatchRecord batch) {
            return new ReleaseView(
                    batch.id(), batch.timeline().released(), batch.releasedBy(), graded, byPersons, ungraded, flagged);
        }
    }
}
