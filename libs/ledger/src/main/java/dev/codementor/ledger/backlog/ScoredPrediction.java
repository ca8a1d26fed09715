package dev.codementor.ledger.backlog;

import java.time.Duration;

/**
 * A prediction beside what happened. See {@link StartPrediction} for the other fields.
 *
 * @param waited time to the start
 */
public record ScoredPrediction(Duration expected, Duration p50, Duration p90, Duration waited) {

    public boolean p50Held() {
        return waited.compareTo(p50) <= 0;
    }

    public boolean p90Held() {
        return waited.compareTo(p90) <= 0;
    }
}
