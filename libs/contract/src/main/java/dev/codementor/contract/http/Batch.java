package dev.codementor.contract.http;

import dev.codementor.contract.socket.ServerFrame.Batch.Counts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch, as far as programs outside look at it.
 *
 * @param size how many items it has, the sum of its counts
 * @param started how many of the first items may be worked on
 * @param flagged items with a flag that no person has graded yet
 * @param graded items with a grade, a draft or a person's
 * @param unusable items of which no answer could be used
 * @param unusableReasons those items by the reason, the most frequent first
 * @param advice what a person can do about a paused batch; null when there is nothing to say
 * @param rehearsal whether some answers come from the rehearsal server
 * @param askedAgain how many items will be asked again; null except after a retry
 */
public record Batch(
        String id,
        BatchState state,
        @Nullable PauseReason pauseReason,
        int size,
        int started,
        Counts counts,
        int flagged,
        int graded,
        int unusable,
        List<Reason> unusableReasons,
        @Nullable String advice,
        boolean rehearsal,
        Report report,
        Estimate estimate,
        Figures figures,
        @Nullable Integer askedAgain) {

    /** Why items have no usable answer, and how many of them. */
    public record Reason(String reason, int items) {}

    /** Items that are settled or left out. */
    public int done() {
        return size - counts.processing();
    }

    /**
     * What the upload left out, and why. A batch of completions has none of it.
     *
     * @param rejected submissions that are not graded
     */
    public record Report(
            @Nullable Skipped skipped,
            @Nullable List<Rejected> rejected,
            @Nullable List<Warning> warnings) {

        /** Files that belong to no submission. */
        public record Skipped(List<File> files) {

            /** One of them. */
            public record File(String place, String reason) {}
        }

        /** A submission that is not graded. */
        public record Rejected(String place, String reason) {}

        /** Something that a person should look at. */
        public record Warning(String place, String message) {}
    }

    /**
     * How long the batch was expected to take when it was uploaded.
     *
     * @param modelSeconds that models spend, of all workers together
     * @param seconds on the clock
     */
    public record Estimate(long modelSeconds, long seconds, Basis basis) {}

    /**
     * What models did for it so far.
     *
     * @param cachedShare of the tokens that they read, 0 to 1; null when no model server has told
     */
    public record Figures(double modelSeconds, @Nullable Double cachedShare) {}
}
