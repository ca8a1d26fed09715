package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People's decisions about single items. Nothing is ever overwritten. */
public interface ReviewLedger {

    /**
     * Adds a person's grade, which counts from now on.
     *
     * @param expectedRevision the item's revision that the person saw
     * @param rubricVersion the version by which its points were counted; if another one counts by now, the grade is
     *     refused as overtaken
     * @param grade JSON of the grading library
     */
    Decision review(
            BatchId batch,
            String customId,
            int expectedRevision,
            String rubricVersion,
            String grade,
            String by,
            @Nullable String note);

    /** Takes back the person's grade that counts. The grade before it counts again, or the model's if there is none. */
    Decision undo(BatchId batch, String customId, int expectedRevision, String by);

    /** Every grade of an item, oldest first. */
    List<GradeRecord> history(BatchId batch, String customId);

    sealed interface Decision {

        record Done(ItemRecord item) implements Decision {}

        /** Another person or the model has changed the grade meanwhile. */
        record Overtaken(ItemRecord item) implements Decision {}

        /** There is no person's grade to take back. */
        record NothingToUndo() implements Decision {}

        record Unknown() implements Decision {}
    }
}
