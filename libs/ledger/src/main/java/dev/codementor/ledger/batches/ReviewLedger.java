package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people decide about single items. Nothing is ever overwritten. */
public interface ReviewLedger {

    /**
     * A person's grade, which counts from now on.
     *
     * @param expectedRevision of the item as the person saw it
     * @param rubricVersion that its points were counted by; when another one counts by now, it is as if overtaken
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

    /** Takes the person's grade that counts back: the one before it counts again, or else the model's. */
    Decision undo(BatchId batch, String customId, int expectedRevision, String by);

    /** Every grade of an item, the oldest first. */
    List<GradeRecord> history(BatchId batch, String customId);

    sealed interface Decision {

        record Done(ItemRecord item) implements Decision {}

        /** Somebody else, or the model, changed the grade meanwhile. */
        record Overtaken(ItemRecord item) implements Decision {}

        /** There is no person's grade to take back. */
        record NothingToUndo() implements Decision {}

        record Unknown() implements Decision {}
    }
}
