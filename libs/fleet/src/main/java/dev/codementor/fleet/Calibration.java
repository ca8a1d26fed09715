package dev.codementor.fleet;

import dev.codementor.fleet.Backlog.Score;
import dev.codementor.fleet.Backlog.Seconds;
import dev.codementor.ledger.backlog.ScoredPrediction;
import java.util.List;

/**
 * Turns what the line says into P50 and P90, by how far the latest predictions were off. A ratio of times that are near
 * zero says nothing, so a second is added to both of them.
 *
 * @param p50 factor for what half of all jobs reach
 * @param p90 factor for what nine of ten jobs reach
 * @param score how the latest predictions did
 */
record Calibration(double p50, double p90, Score score) {

    /** With fewer predictions, the errors are guessed. */
    private static final int ENOUGH = 20;

    private static final double GUESSED_P50 = 1;
    private static final double GUESSED_P90 = 2;
    private static final double ADDED = 1;

    /** Errors beyond these say that something was broken, such as no worker for an hour, and not how long work takes. */
    private static final double LEAST = 0.2;

    private static final double MOST = 5;

    /** The quantile that P90 is taken from moves with its misses, as the errors of tomorrow are not quite today's. */
    private static final double LEAST_QUANTILE = 0.8;

    private static final double MOST_QUANTILE = 0.98;
    private static final double AIM = 0.9;

    static Calibration of(List<ScoredPrediction> latest) {
        Score score = new Score(
                latest.size(),
                share(latest.stream().filter(ScoredPrediction::p50Held).count(), latest.size()),
                share(latest.stream().filter(ScoredPrediction::p90Held).count(), latest.size()));
        if (latest.size() < ENOUGH) {
            return new Calibration(GUESSED_P50, GUESSED_P90, score);
        }
        double[] ratios = latest.stream()
                .mapToDouble(each -> (each.waited().toMillis() / 1_000.0 + ADDED)
                        / (each.expected().toMillis() / 1_000.0 + ADDED))
                .map(ratio -> Math.clamp(ratio, LEAST, MOST))
                .sorted()
                .toArray();
        double quantile = Math.clamp(AIM + (AIM - score.p90Held()), LEAST_QUANTILE, MOST_QUANTILE);
        double p50 = quantile(ratios, 0.5);
        return new Calibration(p50, Math.max(p50, quantile(ratios, quantile)), score);
    }

    private static double share(long part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }

    /** At least a part of what is expected, so that an autoscaler never sees nothing where something waits. */
    Seconds seconds(double expected) {
        return new Seconds(apply(expected, p50), apply(expected, p90));
    }

    private static double apply(double expected, double factor) {
        return Math.max(expected * LEAST, (expected + ADDED) * factor - ADDED);
    }
}
