package dev.codementor.fleet;

import dev.codementor.fleet.Backlog.Score;
import dev.codementor.fleet.Backlog.Seconds;
import dev.codementor.ledger.backlog.ScoredPrediction;
import java.util.Comparator;
import java.util.List;

/**
 * Turns what the line says into P50 and P90, by how far the latest predictions were off. Those of about the same length
 * count: a wait of minutes is off by other factors than one of seconds. A ratio of times that are near zero says nothing,
 * so a second is added to both of them.
 */
final class Calibration {

    /** With fewer predictions, the errors are guessed. */
    private static final int ENOUGH = 20;

    private static final double GUESSED_P90 = 2;
    private static final double ADDED = 1;

    /** Errors beyond these say that something was broken, such as no worker for an hour, and not how long work takes. */
    private static final double LEAST = 0.2;

    private static final double MOST = 5;

    /** The quantile that P90 is taken from moves with its misses, as the errors of tomorrow are not quite today's. */
    private static final double LEAST_QUANTILE = 0.6;

    private static final double MOST_QUANTILE = 0.98;
    private static final double AIM = 0.9;

    private final List<Known> known;
    private final Score score;
    private final double quantile;

    /**
     * A prediction that was compared.
     *
     * @param size logarithm of what was expected
     * @param ratio by which what happened differs from it
     */
    private record Known(double size, double ratio) {}

    private Calibration(List<Known> known, Score score) {
        this.known = known;
        this.score = score;
        this.quantile = Math.clamp(AIM + (AIM - score.p90Held()), LEAST_QUANTILE, MOST_QUANTILE);
    }

    static Calibration of(List<ScoredPrediction> latest) {
        return new Calibration(
                latest.stream().map(Calibration::known).toList(),
                new Score(
                        latest.size(),
                        share(latest.stream().filter(ScoredPrediction::p50Held).count(), latest.size()),
                        share(latest.stream().filter(ScoredPrediction::p90Held).count(), latest.size())));
    }

    private static Known known(ScoredPrediction prediction) {
        double expected = prediction.expected().toMillis() / 1_000.0 + ADDED;
        double waited = prediction.waited().toMillis() / 1_000.0 + ADDED;
        return new Known(Math.log(expected), Math.clamp(waited / expected, LEAST, MOST));
    }

    private static double share(long part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }

    /** How the latest predictions did. */
    Score score() {
        return score;
    }

    /** At least a part of what is expected, so that an autoscaler never sees nothing where something waits. */
    Seconds seconds(double expected) {
        if (known.size() < ENOUGH) {
            return new Seconds(expected, apply(expected, GUESSED_P90));
        }
        double size = Math.log(expected + ADDED);
        double[] ratios = known.stream()
                .sorted(Comparator.comparingDouble(each -> Math.abs(each.size() - size)))
                .limit(Math.max(ENOUGH, known.size() / 4))
                .mapToDouble(Known::ratio)
                .sorted()
                .toArray();
        double p50 = quantile(ratios, 0.5);
        return new Seconds(apply(expected, p50), apply(expected, Math.max(p50, quantile(ratios, quantile))));
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }

    private static double apply(double expected, double factor) {
        return Math.max(expected * LEAST, (expected + ADDED) * factor - ADDED);
    }
}
