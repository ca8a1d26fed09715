package dev.codementor.ledger.batches;

import dev.codementor.contract.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grade that was made. It never changes.
 *
 * @param rubricVersion that it was made by
 * @param grade JSON of the grading library; null for an undo that leaves no grade by a person
 * @param by subject of the person; null for the model's
 * @param note of the person, for colleagues
 * @param job whose asks it comes from; null unless it is the model's
 * @param receipt its number in the chain of receipts; null until it has one
 * @param rehearsal whether any of it is the rehearsal server's, and so no grade at all; never true of a person's
 */
public record GradeRecord(
        int revision,
        Source source,
        String rubricVersion,
        @Nullable String grade,
        @Nullable String by,
        @Nullable String note,
        @Nullable JobId job,
        Instant at,
        @Nullable Long receipt,
        boolean rehearsal) {

    /** Where a grade comes from. */
    public enum Source {
        MODEL,
        /** Counted again with other points; the model was not asked. */
        RECOUNT,
        PERSON,
        /** A person's grade was taken back; the grade before it counts again. */
        UNDO
    }
}
