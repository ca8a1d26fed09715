package dev.codementor.api.problems;

import dev.codementor.outages.Outages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Distinguishes failures of the ledger's server from bugs, and logs the former at most once in ten seconds. */
final class LedgerOutage {

    private static final Logger log = LoggerFactory.getLogger(LedgerOutage.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final AtomicReference<Instant> loggedAt = new AtomicReference<>(Instant.EPOCH);

    LedgerOutage(InstantSource clock) {
        this.clock = clock;
    }

    Optional<Problem> problem(Throwable failure) {
        return Outages.data(failure).map(outage -> {
            logOnce(outage);
            return ProblemCode.LEDGER_UNAVAILABLE
                    .because("Try again later. If you sent an Idempotency-Key, the same key makes sure that a job"
                            + " which was accepted after all is not made twice.")
                    .retryAfter(RETRY_AFTER);
        });
    }

    private void logOnce(Throwable failure) {
        Instant now = clock.instant();
        Instant before = loggedAt.get();
        if (before != null && now.isAfter(before.plus(QUIET)) && loggedAt.compareAndSet(before, now)) {
            log.warn("action=ledger-away cause=\"{}\" next=requests-that-need-it-get-503", Outages.cause(failure));
        }
    }
}
