package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people decide about single items, and what students object to. Nothing is ever overwritten. */
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

    /** A student objects to the grade for one criterion of a released item; one objection to each may be open. */
    Objection appeal(BatchId batch, String customId, String criterion, String reason, String by);

    /** Answers an open appeal. */
    Answering answer(UUID appeal, boolean accepted, String answer, String by);

    Optional<Appeal> appeal(UUID appeal);

    /** The appeals of an item, the oldest first. */
    List<Appeal> appeals(BatchId batch, String customId);

    /** Open appeals of a batch, the oldest first. */
    List<Appeal> openAppeals(BatchId batch, int limit);

    record Appeal(
            UUID id,
            BatchId batch,
            String customId,
            String criterion,
            String reason,
            String by,
            Instant at,
            @Nullable Answer answer) {

        public record Answer(boolean accepted, String text, String by, Instant at) {}
    }

    sealed interface Decision {

        record Done(ItemRecord item) implements Decision {}

        /** Somebody else, or the model, changed the grade meanwhile. */
        record Overtaken(ItemRecord item) implements Decision {}

        /** There is no person's grade to take back. */
        record NothingToUndo() implements Decision {}

        record Unknown() implements Decision {}
    }

    sealed interface Objection {

        record Noted(Appeal appeal) implements Objection {}

        record AlreadyOpen(Appeal appeal) implements Objection {}

        record Unknown() implements Objection {}
    }

    sealed interface Answering {

        record Noted(Appeal appeal) implements Answering {}

        record AlreadyAnswered(Appeal appeal) implements Answering {}

        record Unknown() implements Answering {}
    }
}
