package dev.codementor.cli;

import dev.codementor.contract.http.Batch;
import dev.codementor.contract.http.BatchState;
import dev.codementor.contract.http.PauseReason;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a batch's progress until there is nothing more to wait for. The program may be stopped at any time; the batch
 * continues.
 */
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
        Batch batch = wait(id);
        BatchWords.settled(batch).forEach(err::println);
        if (batch.counts().processing() > 0) {
            if (batch.advice() != null) {
                err.println(batch.advice());
            }
            err.println(goOn(batch));
            err.flush();
            return batch.state() == BatchState.READY || isTrial(batch) ? Exit.DONE : Exit.INCOMPLETE;
        }
        err.println("Written: " + gradebook.write(api, id));
        err.flush();
        return batch.graded() == batch.size() ? Exit.DONE : Exit.INCOMPLETE;
    }

    private static boolean isTrial(Batch batch) {
        return batch.started() < batch.size();
    }

    private static String goOn(Batch batch) {
        return switch (batch.state()) {
            case PAUSED ->
                "It is paused (%s); 'codementor resume %s' continues.".formatted(why(batch.pauseReason()), batch.id());
            case CANCELLED -> "It was cancelled.";
            case READY, PROCESSING, FINISHED, OTHER ->
                "%d of %d have been started; 'codementor start %s' grades the rest."
                        .formatted(batch.started(), batch.size(), batch.id());
        };
    }

    private static String why(@Nullable PauseReason reason) {
        return switch (reason) {
            case INSTRUCTOR -> "instructor";
            case SPEND_CAP -> "spend-cap";
            case UNUSABLE -> "no answer gave a grade";
            case OTHER -> "by somebody";
            case null -> "by somebody";
        };
    }

    private Batch wait(String id) {
        Batch batch = read(id);
        if (settled(batch)) {
            return batch;
        }
        if (System.console() == null || !System.console().isTerminal()) {
            return waitInLines(id, batch);
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Grading")
                .setInitialMax(batch.started())
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build()) {
            while (!settled(batch)) {
                bar.maxHint(batch.started());
                bar.stepTo(batch.done());
                bar.setExtraMessage(extra(batch));
                pause();
                batch = read(id);
            }
            bar.stepTo(batch.done());
            return batch;
        }
    }

    /** Progress for logs: one line per tenth. */
    private Batch waitInLines(String id, Batch first) {
        Batch batch = first;
        long told = -1;
        while (!settled(batch)) {
            long tenth = 10L * batch.done() / Math.max(1, batch.started());
            if (tenth > told) {
                told = tenth;
                err.println("%d of %d%s".formatted(batch.done(), batch.started(), extra(batch)));
                err.flush();
            }
            pause();
            batch = read(id);
        }
        return batch;
    }

    private Batch read(String id) {
        return api.get("/api/v1/batches/" + id, Batch.class);
    }

    /** Waits for the next look, unless the thread is interrupted, which ends the program. */
    private static void pause() {
        LockSupport.parkNanos(EVERY.toNanos());
        if (Thread.interrupted()) {
            throw new CliFailure(Exit.NOT_REACHED, "Interrupted.");
        }
    }

    private static String extra(Batch batch) {
        int failed = batch.counts().failed();
        int unusable = batch.unusable();
        int flagged = batch.flagged();
        return (failed == 0 ? "" : " %d failed".formatted(failed))
                + (unusable == 0 ? "" : " %d unusable".formatted(unusable))
                + (flagged == 0 ? "" : " %d flagged".formatted(flagged));
    }

    /** Nothing more will happen without a person. */
    private static boolean settled(Batch batch) {
        int processing = batch.counts().processing();
        return switch (batch.state()) {
            case FINISHED, PAUSED, READY -> true;
            case CANCELLED -> processing == 0;
            case PROCESSING, OTHER -> processing == 0 || batch.done() >= batch.started();
        };
    }
}
