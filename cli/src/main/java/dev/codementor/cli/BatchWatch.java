package dev.codementor.cli;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import tools.jackson.databind.JsonNode;

/** Shows how far a batch is until there is nothing more to wait for. It may be left at any time; the batch goes on. */
final class BatchWatch {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ApiClient api;
    private final PrintWriter err;

    BatchWatch(ApiClient api, PrintWriter err) {
        this.api = api;
        this.err = err;
    }

    /** Waits for the items that were started, and writes the gradebook when all are settled. */
    Exit untilSettled(String id, Gradebook gradebook) {
        JsonNode batch = wait(id);
        BatchWords.settled(batch).forEach(err::println);
        JsonNode counts = batch.path("counts");
        if (counts.path("processing").asInt() > 0) {
            err.println(goOn(batch, id));
            err.flush();
            return "ready".equals(batch.path("state").asString()) || trial(batch) ? Exit.DONE : Exit.INCOMPLETE;
        }
        err.println("Written: " + gradebook.write(api, id));
        err.flush();
        return counts.path("succeeded").asInt() == batch.path("size").asInt() ? Exit.DONE : Exit.INCOMPLETE;
    }

    private static boolean trial(JsonNode batch) {
        return batch.path("started").asInt() < batch.path("size").asInt();
    }

    private static String goOn(JsonNode batch, String id) {
        return switch (batch.path("state").asString()) {
            case "paused" ->
                "It is paused (%s); 'codementor resume %s' goes on."
                        .formatted(batch.path("pauseReason").asString("by somebody"), id);
            case "cancelled" -> "It was cancelled.";
            default ->
                "%d of %d were started; 'codementor start %s' grades the rest."
                        .formatted(
                                batch.path("started").asInt(),
                                batch.path("size").asInt(),
                                id);
        };
    }

    private JsonNode wait(String id) {
        JsonNode batch = api.get("/api/v1/batches/" + id);
        if (settled(batch)) {
            return batch;
        }
        if (System.console() == null || !System.console().isTerminal()) {
            return waitInLines(id, batch);
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Grading")
                .setInitialMax(batch.path("started").asLong())
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build()) {
            while (!settled(batch)) {
                bar.maxHint(batch.path("started").asLong());
                bar.stepTo(done(batch));
                bar.setExtraMessage(extra(batch));
                Pauses.pause(EVERY);
                batch = api.get("/api/v1/batches/" + id);
            }
            bar.stepTo(done(batch));
            return batch;
        }
    }

    /** For logs: a line at each tenth. */
    private JsonNode waitInLines(String id, JsonNode first) {
        JsonNode batch = first;
        long told = -1;
        while (!settled(batch)) {
            long tenth = 10L * done(batch) / Math.max(1, batch.path("started").asLong());
            if (tenth > told) {
                told = tenth;
                err.println("%d of %d%s"
                        .formatted(done(batch), batch.path("started").asInt(), extra(batch)));
                err.flush();
            }
            Pauses.pause(EVERY);
            batch = api.get("/api/v1/batches/" + id);
        }
        return batch;
    }

    private static int done(JsonNode batch) {
        return batch.path("size").asInt()
                - batch.path("counts").path("processing").asInt();
    }

    private static String extra(JsonNode batch) {
        int failed = batch.path("counts").path("failed").asInt();
        int flagged = batch.path("flagged").asInt();
        return (failed == 0 ? "" : " %d failed".formatted(failed))
                + (flagged == 0 ? "" : " %d flagged".formatted(flagged));
    }

    /** Nothing more happens by itself. */
    private static boolean settled(JsonNode batch) {
        int processing = batch.path("counts").path("processing").asInt();
        return switch (batch.path("state").asString()) {
            case "finished", "paused", "ready" -> true;
            case "cancelled" -> processing == 0;
            default -> processing == 0 || done(batch) >= batch.path("started").asInt();
        };
    }
}
