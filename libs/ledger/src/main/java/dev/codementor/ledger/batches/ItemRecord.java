package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.JobRecord.ModelUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as the ledger knows it. See {@link NewItem} for what it was received with.
 *
 * @param job the latest; null while it waits for one
 * @param running whether a worker holds it
 * @param expectedGain points that a person's look is expected to move; null without a draft
 * @param answeredBy null before the first answer
 * @param revision of the latest grade, 0 before the first; whoever changes the grade names it
 * @param draft the model's latest grade; null without one
 * @param review a person's grade; null without one
 * @param reply of completions, JSON
 */
public record ItemRecord(
        BatchId batch,
        int nth,
        String customId,
        String student,
        String studentName,
        List<String> studentAliases,
        boolean late,
        String originalKey,
        String blindKey,
        String digest,
        int estimatedTokens,
        String findings,
        ItemState state,
        @Nullable JobId job,
        boolean running,
        @Nullable Failure failure,
        List<String> flags,
        @Nullable Double expectedGain,
        @Nullable ModelUse answeredBy,
        Spending spending,
        @Nullable Instant settled,
        int revision,
        @Nullable GradeRecord draft,
        @Nullable GradeRecord review,
        @Nullable String reply) {

    /** What the models' answers to it cost. */
    public record Spending(int asks, long promptTokens, long cachedTokens, long answerTokens, Duration took) {}

    /** The grade that counts: a person's, or else the model's. */
    public @Nullable GradeRecord counting() {
        return review != null ? review : draft;
    }
}
