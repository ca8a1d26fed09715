package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Students' appeals against released grades, and the answers to them. Nothing is ever overwritten. */
public interface AppealLedger {

    /** Adds an appeal against the grade for one criterion of a released item. One appeal per criterion may be open. */
    Objection appeal(BatchId batch, String customId, String criterion, String reason, String by);

    /** Answers an open appeal. */
    Answering answer(UUID appeal, boolean accepted, String answer, String by);

    Optional<Appeal> find(UUID appeal);

    /** The appeals of an item, oldest first. */
    List<Appeal> ofItem(BatchId batch, String customId);

    /** Open appeals of a batch, the oldest first. */
    List<Appeal> open(BatchId batch, int limit);

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
