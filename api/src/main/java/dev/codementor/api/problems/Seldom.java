package dev.codementor.api.problems;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps an outage, which every request meets, from being logged by each of them. */
final class Seldom {

    private static final Duration QUIET = Duration.ofSeconds(10);

    private final InstantSource clock;
    private String last = "";
    private Instant loggedAt = Instant.EPOCH;

    Seldom(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether to log a cause: when it is not the one before, and when that was ten seconds ago. */
    synchronized boolean isDue(String cause) {
        Instant now = clock.instant();
        if (cause.equals(last) && !now.isAfter(loggedAt.plus(QUIET))) {
            return false;
        }
        last = cause;
        loggedAt = now;
        return true;
    }
}
