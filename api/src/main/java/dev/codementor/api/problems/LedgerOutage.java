package dev.codementor.api.problems;

import dev.codementor.outages.Outages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Distinguishes failures of the ledger's server from bugs, and logs the former seldom. */
final class LedgerOutage {

    private static final Logger log = LoggerFactory.getLogger(LedgerOutage.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Seldom seldom;

    LedgerOutage(InstantSource clock) {
        this.seldom = new Seldom(clock);
    }

    Optional<Problem> problem(Throwable failure) {
        return Outages.data(failure).map(outage -> {
            logSeldom(Outages.cause(outage));
            return ProblemCode.LEDGER_UNAVAILABLE
                    .because("Try again later. If you sent an Idempotency-Key, the same key makes sure that a job"
                            + " which was accepted after all is not made twice.")
                    .retryAfter(RETRY_AFTER);
        });
    }

    private void logSeldom(String cause) {
        if (seldom.isDue(cause)) {
            log.warn("action=ledger-away cause=\"{}\" next=requests-that-need-it-get-503", cause);
        }
    }
}
