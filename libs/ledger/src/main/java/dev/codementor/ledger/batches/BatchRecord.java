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
 * @param plan how its items are worked on, JSON of the grading library
 * @param grading null for completions
 * @param rosterKey of the roster in the file store; null without one
 * @param report JSON of what was skipped, rejected or worth a warning when the upload was read
 * @param started how many items, in their order, may be worked on
 * @param spendCap most model time; null without a cap
 */
public record BatchRecord(
        BatchId id,
        BatchShape shape,
        String owner,
        String course,
        String assignment,
        BatchState state,
        @Nullable PauseReason pauseReason,
        @Nullable String model,
        String plan,
        @Nullable Grading grading,
        @Nullable String rosterKey,
        String report,
        int size,
        int started,
        @Nullable Duration spendCap,
        Timeline timeline,
        @Nullable String releasedBy) {

    /** The same batch as it stands to another rubric. */
    public BatchRecord gradedBy(Grading other) {
        return new BatchRecord(
                id,
                shape,
                owner,
                course,
                assignment,
                state,
                pauseReason,
                model,
                plan,
                other,
                rosterKey,
                report,
                size,
                started,
                spendCap,
                timeline,
                releasedBy);
    }

    /**
     * What submissions are graded by.
     *
     * @param rubricVersion the rubric that counts now
     * @param nonce the word around submissions
     * @param canary the word that no submission contains
     */
    public record Grading(String rubricVersion, String nonce, String canary) {}

    /** When each phase began; null for those that were not reached. {@code expires} is when unfinished items end. */
    public record Timeline(
            Instant created,
            @Nullable Instant started,
            @Nullable Instant expires,
            @Nullable Instant released) {}
}
