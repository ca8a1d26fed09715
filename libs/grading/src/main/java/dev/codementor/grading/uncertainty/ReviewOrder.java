package dev.codementor.grading.uncertainty;

import java.util.Comparator;

/**
 * A place in the list of submissions that a person looks through.
 *
 * @param gain from {@link ExpectedGain}
 */
public record ReviewOrder(String customId, double gain) {

    /** Where a person's minutes change most comes first; equal ones by their id, so that pages of the list hold. */
    public static final Comparator<ReviewOrder> BY_GAIN =
            Comparator.comparingDouble(ReviewOrder::gain).reversed().thenComparing(ReviewOrder::customId);
}
