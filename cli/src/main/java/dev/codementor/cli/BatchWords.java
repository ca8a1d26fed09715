package dev.codementor.cli;

import dev.codementor.contract.http.Batch;
import dev.codementor.contract.http.Batch.Report;
import dev.codementor.contract.socket.ServerFrame.Batch.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences about a batch. */
final class BatchWords {

    private static final int MOST_LISTED = 20;

    private BatchWords() {}

    /** After the upload: what was accepted, what was left out, and how long grading may take. */
    static List<String> uploaded(Batch batch) {
        List<String> lines = new ArrayList<>();
        lines.add("Batch %s: %d submissions".formatted(batch.id(), batch.size()));
        Report report = batch.report();
        list("not graded", lines, all(report.rejected()).map(each -> line(each.place(), each.reason())));
        Report.Skipped skipped = report.skipped();
        list(
                "skipped",
                lines,
                skipped == null
                        ? Stream.empty()
                        : skipped.files().stream().map(each -> line(each.place(), each.reason())));
        list("warnings", lines, all(report.warnings()).map(each -> line(each.place(), each.message())));
        Batch.Estimate estimate = batch.estimate();
        lines.add("Estimate: %s, of which %s is model time (%s)"
                .formatted(
                        duration(estimate.seconds()),
                        duration(estimate.modelSeconds()),
                        switch (estimate.basis()) {
                            case ASSUMED -> "assumed";
                            case MEASURED_MODEL -> "measured-model";
                            case MEASURED_BATCH -> "measured-batch";
                            case OTHER -> "no basis";
                        }));
        return lines;
    }

    private static <T> Stream<T> all(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.<T>of()).stream();
    }

    private static String line(String place, String why) {
        return "    %s: %s".formatted(place, why);
    }

    private static void list(String what, List<String> lines, Stream<String> entries) {
        List<String> all = entries.toList();
        if (all.isEmpty()) {
            return;
        }
        lines.add("  " + what + ":");
        lines.addAll(all.subList(0, Math.min(MOST_LISTED, all.size())));
        if (all.size() > MOST_LISTED) {
            lines.add("    … and %d more".formatted(all.size() - MOST_LISTED));
        }
    }

    /** At the end: the outcome, and what a person has to look at. */
    static List<String> settled(Batch batch) {
        List<String> lines = new ArrayList<>();
        Counts counts = batch.counts();
        lines.add("%d graded, %d unusable, %d failed, %d cancelled, %d expired; %d flagged for a person"
                .formatted(
                        batch.graded(),
                        batch.unusable(),
                        counts.failed(),
                        counts.cancelled(),
                        counts.expired(),
                        batch.flagged()));
        if (batch.unusable() > 0) {
            lines.add("No answer could be used for %d of them (%s); 'codementor retry-failed %s' asks again"
                    .formatted(batch.unusable(), reasons(batch.unusableReasons()), batch.id()));
        }
        lines.add("Models worked %s on it; in their cache of what they read: %s"
                .formatted(
                        duration((long) batch.figures().modelSeconds()),
                        share(batch.figures().cachedShare())));
        if (batch.rehearsal()) {
            lines.add("This was a rehearsal: no model has graded, and there are no points.");
        }
        return lines;
    }

    private static String reasons(List<Batch.Reason> reasons) {
        return reasons.stream().map(each -> each.reason() + ": " + each.items()).collect(Collectors.joining(", "));
    }

    /** A server that does not tell is no server without a cache. */
    private static String share(@Nullable Double cached) {
        return cached == null ? "not told" : "%.0f %%".formatted(100 * cached);
    }

    static String duration(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3_600
                        ? "%d:%02d min".formatted(seconds / 60, seconds % 60)
                        : "%d:%02d h".formatted(seconds / 3_600, seconds / 60 % 60);
    }
}
