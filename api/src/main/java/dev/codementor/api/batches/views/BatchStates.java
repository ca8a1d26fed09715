package dev.codementor.api.batches.views;

import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.ledger.batches.PauseReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The state of a batch in one word. The ledger knows what may happen, and the counts tell whether anything remains. */
public final class BatchStates {

    static final String FINISHED = "finished";

    private BatchStates() {}

    public static String of(BatchRecord batch, BatchCounts counts) {
        return switch (batch.state()) {
            case READY -> "ready";
            case PAUSED -> "paused";
            case CANCELLED -> "cancelled";
            case PROCESSING -> {
                if (counts.processing() == 0) {
                    yield FINISHED;
                }
                // The trial is over, and the other items wait for a person.
                yield pending(batch, counts) == 0 ? "ready" : "processing";
            }
        };
    }

    /** Started items that are not settled. */
    static int pending(BatchRecord batch, BatchCounts counts) {
        return Math.min(counts.processing(), Math.max(0, batch.started() - counts.settled()));
    }

    static @Nullable String pauseReason(BatchRecord batch) {
        PauseReason reason = batch.pauseReason();
        return reason == null ? null : reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String kind(BatchRecord batch) {
        return switch (batch.work()) {
            case BatchWork.Grading grading -> "grading";
            case BatchWork.Completions completions -> "completions";
        };
    }
}
