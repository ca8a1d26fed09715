package dev.codementor.grading.uncertainty;

import dev.codementor.grading.answers.Confidence;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.uncertainty.Agreement.OfCriterion;
import java.math.BigDecimal;
import java.util.List;

/**
 * The number of points by which a person's look at a submission is expected to change its grade. The review list is
 * ordered by it.
 *
 * <p>For a criterion it is <i>chance that the answer is wrong × points by which it is then wrong</i>. The chance is
 * {@code (disagreeing samples + w) / samples}, at most 1, where the prior w is the model's own confidence: 0.1 when it
 * is high, 0.25 when medium, 0.5 when low. So a single sample counts as much as the model trusts itself, and with more
 * samples their agreement counts. The points are the mean distance of the disagreeing samples from the answer, or
 * without any a third of the criterion's points, which is the mean distance of two random points of a scale. The gain of
 * a submission is the sum over its criteria; each flag that concerns the grade as a whole adds a quarter of the
 * rubric's maximum.
 */
public final class ExpectedGain {

    private static final double RANDOM_DISTANCE = 1.0 / 3;
    private static final double FLAG = 0.25;

    private final Rubric rubric;

    public ExpectedGain(Rubric rubric) {
        this.rubric = rubric;
    }

    /**
     * In points, 0 or more.
     *
     * @param samples at least one, the first of which is the draft
     * @param flags how many were raised that concern the grade as a whole
     */
    public double of(List<Grade> samples, int flags) {
        double gain = flags * FLAG * rubric.maximum().doubleValue();
        for (OfCriterion each : Agreement.of(samples).criteria()) {
            BigDecimal most =
                    rubric.criterion(each.criterion()).map(Criterion::points).orElse(BigDecimal.ZERO);
            Confidence sure =
                    samples.getFirst().criterion(each.criterion()).orElseThrow().sure();
            double disagreeing = samples.size() * (1 - each.share());
            double chance = Math.min(1, (disagreeing + prior(sure)) / samples.size());
            double distance = disagreeing > 0
                    ? each.spread() * samples.size() / disagreeing
                    : most.doubleValue() * RANDOM_DISTANCE;
            gain += chance * distance;
        }
        return gain;
    }

    private static double prior(Confidence sure) {
        return switch (sure) {
            case LOW -> 0.5;
            case MEDIUM -> 0.25;
            case HIGH -> 0.1;
        };
    }
}
