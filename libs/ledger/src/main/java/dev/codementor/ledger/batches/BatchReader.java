package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries about batches. Nothing here changes anything. */
public interface BatchReader {

    Optional<BatchRecord> find(BatchId batch);

    /**
     * Batches of courses, newest first.
     *
     * @param before only older ones; null for the newest
     * @param limit 1 to 200
     */
    List<BatchRecord> inCourses(Set<String> courses, @Nullable BatchId before, int limit);

    BatchFigures figures(BatchId batch);

    /** Those of these batches that exist. */
    List<BatchRecord> find(Collection<BatchId> batches);

    /** The counts of each of these batches that exists, all at one moment. */
    Map<BatchId, BatchCounts> counts(Collection<BatchId> batches);

    /** The rubric that counts now, as canonical JSON; empty for completions. */
    Optional<String> rubric(BatchId batch);

    /** A rubric that the batch has or had, as canonical JSON. */
    Optional<String> rubric(BatchId batch, String version);

    List<ItemRecord> items(ItemQuery query);

    Optional<ItemRecord> item(BatchId batch, String customId);

    /**
     * What models answered for an item, of all its jobs, in the order in which they were asked.
     *
     * @param most only the latest of them, 1 to 100
     */
    List<ItemAnswer> answers(BatchId batch, int nth, int most);

    /** Released items of a student, newest batch first. @param limit most batches */
    List<ReleasedItem> releasedTo(Collection<String> studentIds, @Nullable BatchId before, int limit);

    /** A released item of a student. */
    Optional<ReleasedItem> releasedTo(Collection<String> studentIds, BatchId batch, String customId);

    /** How fast a model has answered lately, over its latest answers; empty when it has never answered. */
    Optional<ModelSpeed> speed(String model);

    /**
     * Which items to return, and in which order.
     *
     * @param state null for all
     * @param flag null for all; otherwise items with this flag
     * @param order the order, in which the cursor counts
     * @param after the last item of the previous page: its nth in upload order, or its place in gain order; 0 for the
     *     first page
     * @param limit 1 to 1,000
     */
    record ItemQuery(
            BatchId batch,
            @Nullable ItemState state,
            @Nullable String flag,
            Order order,
            int after,
            int limit) {

        public enum Order {
            UPLOAD,
            /**
             * Items where a person's look is expected to change most come first: items that ended without any grade,
             * then by gain. Unsettled items follow, and items that a person has graded come last.
             */
            EXPECTED_GAIN
        }
    }

    record ReleasedItem(BatchRecord batch, ItemRecord item) {}

    /**
     * Sums over a model's recent answers.
     *
     * @param evaluatedTokens prompt tokens that were not in the cache
     */
    record ModelSpeed(int asks, long promptTokens, long evaluatedTokens, long answerTokens, Duration took) {}
}
