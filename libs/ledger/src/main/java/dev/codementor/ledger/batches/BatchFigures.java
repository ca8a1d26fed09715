package dev.codementor.ledger.batches;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a batch at one moment.
 *
 * @param running items that a worker holds
 * @param flagged flagged items that no person has graded yet
 * @param reviewed items whose grade is a person's
 * @param graded items with a grade, a draft or a person's; of completions, those with a reply
 * @param unusable items that were asked about and have no grade, by the reason; {@code unknown} where none was kept
 * @param stale items whose draft was made by an older version of the rubric
 * @param asks questions to a model, of all items
 * @param cachedTokens of the prompt tokens; 0 also when no server told
 * @param spent time that models took to answer them
 * @param estimatedTokens of all items' prompts, estimated at the upload
 * @param settledTokens the same for settled items, so that the remaining work can be estimated
 * @param lastSettled when the latest item was settled
 * @param rehearsed items whose draft, or latest answer if there is no draft, comes from the rehearsal server
 * @param rehearsalGrades how many of them count with that draft, because no person has graded them
 */
public record BatchFigures(
        BatchCounts counts,
        int running,
        int flagged,
        int reviewed,
        int graded,
        Map<String, Integer> unusable,
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
        int rehearsalGrades) {

    public BatchFigures {
        unusable = Map.copyOf(unusable);
    }
}
