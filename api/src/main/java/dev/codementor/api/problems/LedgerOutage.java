package dev.codementor.api.problems;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

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
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (isOutage(at)) {
                logOnce(at);
                return Optional.of(ProblemCode.LEDGER_UNAVAILABLE
                        .because("Try again later. If you sent an Idempotency-Key, the same key makes sure that a job"
                                + " which was accepted after all is not made twice.")
                        .retryAfter(RETRY_AFTER));
            }
        }
        return Optional.empty();
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case DataAccessResourceFailureException away -> true;
            case TransientDataAccessException passing -> true;
            case RecoverableDataAccessException passing -> true;
            case CannotCreateTransactionException away -> true;
            case TransactionSystemException away -> true;
            // More requests wait for the ledger than it can take.
            case RejectedExecutionException crowded -> true;
            case SQLException sql -> isOutage(sql.getSQLState());
            default -> false;
        };
    }

    /** Classes 08 (connection), 53 (out of resources), 57 (shut down) and 58 (system error) of PostgreSQL. */
    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && sqlState.substring(0, 2).matches("08|53|57|58");
    }

    private void logOnce(Throwable failure) {
        Instant now = clock.instant();
        Instant before = loggedAt.get();
        if (before != null && now.isAfter(before.plus(QUIET)) && loggedAt.compareAndSet(before, now)) {
            log.warn("action=ledger-away cause=\"{}\" next=requests-that-need-it-get-503", failure.toString());
        }
    }
}
