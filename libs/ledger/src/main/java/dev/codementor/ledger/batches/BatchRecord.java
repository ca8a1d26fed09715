package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the ledger knows it.
 *
 * @param owner subject of the person who uploaded it
 * @param model the requested model; null for the workers' default
 * @param report JSON of what was skipped, rejected or worth a warning when the upload was read
 * @param started how many items, in their order, may be worked on
 * @param spendCap most model time; null without a cap
 */
public record BatchRecord(
        BatchId id,
        String owner,
        String course,
        String assignment,
        BatchState state,
        @Nullable PauseReason pauseReason,
        @Nullable String model,
        BatchWork work,
        String report,
        int size,
        int started,
        @Nullable Duration spendCap,
        Timeline timeline,
        @Nullable String releasedBy) {

    /** What it is graded by; null for completions. */
    public BatchWork.@Nullable Grading grading() {
        return work instanceof BatchWork.Grading grading ? grading : null;
    }

    /** The same batch with other work. */
    public BatchRecord doing(BatchWork other) {
        return new BatchRecord(
                id,
                owner,
                course,
                assignment,
                state,
                pauseReason,
                model,
                other,
                report,
                size,
                started,
                spendCap,
                timeline,
                releasedBy);
    }

    /** When each phase began; null for those that were not reached. {@code expires} is when unfinished items end. */
    public record Timeline(
            Instant created,
            @Nullable Instant started,
            @Nullable Instant expires,
            @Nullable Instant released) {}
}
