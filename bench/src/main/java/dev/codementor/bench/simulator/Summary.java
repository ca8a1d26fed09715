package dev.codementor.bench.simulator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came of several runs of one trace under one policy. Counts and money are means of a run; waits are of all runs' jobs
 * together.
 *
 * @param questions accepted in a run
 * @param missShare share of these questions whose first text came too late or never, 0 to 1
 * @param gradedP95 of the time until gradings were settled; NaN without gradings
 */
record Summary(
        String trace,
        String policy,
        double questions,
        double missShare,
        double textP50,
        double textP95,
        double settledP50,
        double settledP95,
        double gradedP95,
        double refused,
        double failed,
        double waiting,
        double resumed,
        double peak,
        double podMinutes,
        double dollars) {

    /** Of 100 questions so many must see their text in time, as in {@code cost}. */
    static final double MOST_MISSES = 0.05;

    static Summary of(List<Outcome> runs, double firstTextSeconds, double dollarsAnHour) {
        Outcome first = runs.getFirst();
        double[] text = waits(runs, Kind.QUESTION, Job::toFirstText);
        double[] settled = waits(runs, Kind.QUESTION, Job::toSettled);
        double[] graded = waits(runs, Kind.GRADING, Job::toSettled);
        long misses = runs.stream()
                .flatMap(run -> run.jobs().stream()
                        .filter(job -> job.arrival().kind() == Kind.QUESTION)
                        .filter(job -> !job.hadText() || job.toFirstText(run.end()) > firstTextSeconds))
                .count();
        return new Summary(
                first.trace(),
                first.policy(),
                (double) text.length / runs.size(),
                text.length == 0 ? 0 : (double) misses / text.length,
                percentile(text, 50),
                percentile(text, 95),
                percentile(settled, 50),
                percentile(settled, 95),
                percentile(graded, 95),
                mean(runs, Outcome::refused),
                mean(runs, run -> run.count(Job.State.FAILED)),
                mean(runs, Outcome::waiting),
                mean(runs, run -> run.jobs().stream().mapToInt(Job::resumes).sum()),
                mean(runs, Outcome::peak),
                mean(runs, run -> run.podSeconds() / 60),
                mean(runs, run -> run.dollars(dollarsAnHour)));
    }

    /** One policy over several traces: sums of counts and money, and the worst trace's shares and waits. */
    static Summary ofAll(List<Summary> traces) {
        return new Summary(
                "all",
                traces.getFirst().policy(),
                sum(traces, Summary::questions),
                worst(traces, Summary::missShare),
                worst(traces, Summary::textP50),
                worst(traces, Summary::textP95),
                worst(traces, Summary::settledP50),
                worst(traces, Summary::settledP95),
                worst(traces, Summary::gradedP95),
                sum(traces, Summary::refused),
                sum(traces, Summary::failed),
                sum(traces, Summary::waiting),
                sum(traces, Summary::resumed),
                worst(traces, Summary::peak),
                sum(traces, Summary::podMinutes),
                sum(traces, Summary::dollars));
    }

    private static double sum(List<Summary> traces, ToDoubleFunction<Summary> value) {
        return traces.stream().mapToDouble(value).sum();
    }

    private static double worst(List<Summary> traces, ToDoubleFunction<Summary> value) {
        return traces.stream()
                .mapToDouble(value)
                .filter(each -> !Double.isNaN(each))
                .max()
                .orElse(Double.NaN);
    }

    boolean keepsGoal() {
        return missShare <= MOST_MISSES && failed == 0 && waiting == 0;
    }

    /** Those that keep the goal first, the cheapest first; of the others, those that miss least. */
    static Comparator<Summary> best() {
        return Comparator.comparing(Summary::keepsGoal)
                .reversed()
                .thenComparingDouble(summary -> summary.keepsGoal() ? summary.dollars() : summary.missShare())
                .thenComparingDouble(Summary::dollars)
                .thenComparing(Summary::policy);
    }

    private interface Wait {
        double of(Job job, double end);
    }

    private static double[] waits(List<Outcome> runs, Kind kind, Wait wait) {
        return runs.stream()
                .flatMapToDouble(run -> run.jobs().stream()
                        .filter(job -> job.arrival().kind() == kind)
                        .mapToDouble(job -> wait.of(job, run.end())))
                .sorted()
                .toArray();
    }

    private static double mean(List<Outcome> runs, ToDoubleFunction<Outcome> value) {
        return runs.stream().mapToDouble(value).average().orElse(0);
    }

    /** The smallest value that so many of a hundred do not exceed; NaN of nothing. */
    static double percentile(double[] sorted, int percent) {
        return sorted.length == 0
                ? Double.NaN
                : Arrays.stream(sorted)
                        .skip(Math.max(0, (long) Math.ceil(sorted.length * percent / 100.0) - 1))
                        .findFirst()
                        .orElse(Double.NaN);
    }
}
