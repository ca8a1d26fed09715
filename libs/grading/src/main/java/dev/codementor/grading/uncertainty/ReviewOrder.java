package dev.codementor.grading.uncertainty;

import java.util.Comparator;

/**
 * A place in the list of submissions that a person reviews.
 *
 * @param gain from {@link ExpectedGain}
 */
public record ReviewOrder(String customId, double gain) {

    /**
     * Submissions where a person's time changes most come first. Equal ones are ordered by id, so that the pages of the
     * list stay stable.
     */
    public static final Comparator<ReviewOrder> BY_GAIN =
            Comparator.comparingDouble(ReviewOrder::gain).reversed().thenComparing(ReviewOrder::customId);
}
