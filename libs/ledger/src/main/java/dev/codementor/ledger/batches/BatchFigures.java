package dev.codementor.ledger.batches;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch so far, at one moment.
 *
 * @param running items that a worker is at
 * @param flagged items with a flag that no person has graded yet
 * @param reviewed items whose grade is a person's
 * @param stale items whose draft was made by an older version of the rubric
 * @param asks questions to a model, of all items
 * @param spent time that models took to answer them
 * @param estimatedTokens of all items' prompts, as they were estimated at the upload
 * @param settledTokens of those of settled items, so that what is left can be estimated
 * @param lastSettled when the latest item was settled
 * @param rehearsed items of which the rehearsal server made the draft, or without a draft the latest answer
 * @param rehearsalGrades those of them of which that draft counts, as no person graded them
 */
public record BatchFigures(
        BatchCounts counts,
        int running,
        int flagged,
        int reviewed,
        int stale,
        int asks,
        long promptTokens,
        long cachedTokens,
        long answerTokens,
        Duration spent,
        long estimatedTokens,
        long settledTokens,
        @Nullable Instant lastSettled,
        int rehearsed,
        int rehearsalGrades) {}
