package dev.codementor.bench;

import dev.codementor.contract.JobState;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts and latencies of one run. */
final class Measurements {

    private final Histogram accepted = histogram();
    private final Histogram firstText = histogram();
    private final Histogram settled = histogram();
    private final LongAdder answered = new LongAdder();
    private final LongAdder cut = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void record(Answer answer) {
        accepted.recordValue(answer.accepted() / 1_000);
        firstText.recordValue(answer.firstText() / 1_000);
        settled.recordValue(answer.settled() / 1_000);
        if (answer.isCut() && answer.complete()) {
            cut.increment();
        } else if (answer.state() == JobState.ANSWERED && answer.complete()) {
            answered.increment();
        } else {
            wrong.increment();
        }
    }

    void refused() {
        refused.increment();
    }

    long answered() {
        return answered.sum();
    }

    /** Whether each question was answered, or at most cut where the worker ends each answer. */
    boolean clean() {
        return wrong.sum() == 0 && refused.sum() == 0;
    }

    String report(double seconds, double cpuSeconds) {
        long jobs = answered.sum() + cut.sum();
        return String.format(
                        Locale.ROOT,
                        "jobs answered %d, cut at the worker's limit %d, incomplete or not answered %d, refused or"
                                + " timed out %d%n",
                        answered.sum(),
                        cut.sum(),
                        wrong.sum(),
                        refused.sum())
                + String.format(Locale.ROOT, "%.0f jobs/s over %.0f s%n", jobs / seconds, seconds)
                + (Double.isNaN(cpuSeconds)
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%.2f CPU-seconds per 1,000 jobs (%.1f s in all)%n",
                                cpuSeconds * 1_000 / Math.max(1, jobs),
                                cpuSeconds))
                + line("POST to 202", accepted)
                + line("POST to first pushed text", firstText)
                + line("POST to settled push", settled);
    }

    private static String line(String what, Histogram values) {
        return String.format(
                Locale.ROOT,
                "%-26s p50 %8.2f  p95 %8.2f  p99 %8.2f  max %8.2f ms%n",
                what,
                values.getValueAtPercentile(50) / 1e3,
                values.getValueAtPercentile(95) / 1e3,
                values.getValueAtPercentile(99) / 1e3,
                values.getMaxValue() / 1e3);
    }

    /** Microseconds up to ten minutes, three digits. */
    private static Histogram histogram() {
        return new ConcurrentHistogram(600_000_000L, 3);
    }
}
