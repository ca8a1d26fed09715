package dev.codementor.fleet;

import dev.codementor.ledger.backlog.BacklogLedger;
import dev.codementor.ledger.backlog.StartPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Remembers what students were told when their jobs were accepted, and compares it with what happened. Writes together
 * what was told within about a second, so that an acceptance does not wait for it.
 */
public final class StartPredictions {

    /** More than that are not remembered at a time; the score does not need every one of them. */
    private static final int MOST_UNWRITTEN = 10_000;

    /** Most predictions that one call writes or compares. */
    public static final int AT_ONCE = 2_000;

    private final BacklogLedger ledger;
    private final ForecastProperties properties;
    private final BlockingQueue<StartPrediction> unwritten = new ArrayBlockingQueue<>(MOST_UNWRITTEN);

    StartPredictions(BacklogLedger ledger, ForecastProperties properties) {
        this.ledger = ledger;
        this.properties = properties;
    }

    void told(StartPrediction prediction) {
        // Without room it is dropped on purpose.
        boolean _ = unwritten.offer(prediction);
    }

    /** Writes what was told since; to be called about once a second. Returns how many predictions were written. */
    public int write() {
        List<StartPrediction> some = new ArrayList<>();
        unwritten.drainTo(some, AT_ONCE);
        ledger.keep(some);
        return some.size();
    }

    /** Compares with what happened; to be called every few seconds. Returns how many predictions were compared. */
    public int score() {
        return ledger.score(AT_ONCE, properties.keepPredictions());
    }
}
