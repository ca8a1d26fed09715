package dev.codementor.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a person is told of a batch. */
final class BatchWords {

    private static final int MOST_LISTED = 20;

    private BatchWords() {}

    /** After the upload: how much came in, what did not, and how long it may take. */
    static List<String> uploaded(JsonNode batch) {
        List<String> lines = new ArrayList<>();
        lines.add("Batch %s: %d submissions"
                .formatted(batch.path("id").asString(), batch.path("size").asInt()));
        JsonNode report = batch.path("report");
        list("not graded", report.path("rejected"), lines);
        list("skipped", report.path("skipped").path("files"), lines);
        list("warnings", report.path("warnings"), lines);
        JsonNode estimate = batch.path("estimate");
        if (estimate.path("seconds").isNumber()) {
            lines.add("Estimated: %s, of which the models work %s (%s)"
                    .formatted(
                            duration(estimate.path("seconds").asLong()),
                            duration(estimate.path("modelSeconds").asLong()),
                            estimate.path("basis").asString("no basis")));
        }
        return lines;
    }

    private static void list(String what, JsonNode entries, List<String> lines) {
        if (entries.isEmpty()) {
            return;
        }
        lines.add("  " + what + ":");
        int listed = 0;
        for (JsonNode entry : entries) {
            if (listed++ == MOST_LISTED) {
                lines.add("    … and %d more".formatted(entries.size() - MOST_LISTED));
                break;
            }
            lines.add("    %s: %s"
                    .formatted(
                            entry.path("place").asString(""),
                            entry.path("message").asString(entry.path("reason").asString(""))));
        }
    }

    /** At the end: how it went, and what a person has to look at. */
    static List<String> settled(JsonNode batch) {
        List<String> lines = new ArrayList<>();
        JsonNode counts = batch.path("counts");
        lines.add("%d graded, %d failed, %d cancelled, %d expired; %d flagged for a person"
                .formatted(
                        counts.path("succeeded").asInt(),
                        counts.path("failed").asInt(),
                        counts.path("cancelled").asInt(),
                        counts.path("expired").asInt(),
                        batch.path("flagged").asInt()));
        JsonNode figures = batch.path("figures");
        lines.add("Models worked %s on it; %.0f %% of what they read was in their cache"
                .formatted(
                        duration(figures.path("modelSeconds").asLong()),
                        100 * figures.path("cachedShare").asDouble(0)));
        if (batch.path("rehearsal").asBoolean(false)) {
            lines.add("This was a rehearsal: no model graded it, and its points are no grades.");
        }
        return lines;
    }

    static String duration(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3_600
                        ? "%d:%02d min".formatted(seconds / 60, seconds % 60)
                        : "%d:%02d h".formatted(seconds / 3_600, seconds / 60 % 60);
    }
}
