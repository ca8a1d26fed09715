package dev.codementor.worker.attempt;

import dev.codementor.ledger.AttemptLedger.Attempt;
import java.time.Duration;

/** The delay before a job's next attempt: one second after the first, then two, four, up to half a minute. */
final class BackOff {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private BackOff() {}

    static Duration after(Attempt attempt) {
        Duration delay = Duration.ofSeconds(1L << Math.min(attempt.number() - 1, 10));
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }
}
