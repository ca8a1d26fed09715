package dev.codementor.worker.attempt;

import dev.codementor.outages.Outages;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Calls to the ledger that survive its short outages. An outage is logged once. */
public final class LedgerCalls {

    private static final Logger log = LoggerFactory.getLogger(LedgerCalls.class);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final long patience;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * @param patience how long a patient call is retried; after the time of a lease the attempt no longer belongs to
     *     its worker anyway
     */
    public LedgerCalls(Duration patience) {
        this.patience = patience.toNanos();
    }

    /** @throws LedgerAwayException when the ledger cannot be reached */
    <R> R once(Supplier<R> call) {
        try {
            R result = call.get();
            if (away.get() && away.getAndSet(false)) {
                log.info("action=ledger-works-again");
            }
            return result;
        } catch (DataAccessException | TransactionException | RejectedExecutionException e) {
            if (!away.getAndSet(true)) {
                log.warn(
                        "action=ledger-away cause=\"{}\" next=jobs-come-again-later",
                        Outages.cause(e),
                        Outages.trace(e));
            }
            throw new LedgerAwayException(e);
        }
    }

    /**
     * Calls until it works. If the first try failed but was committed, the next one is answered as if the lease were
     * lost. Nothing more is reported then, and readers learn the rest from the ledger.
     *
     * @throws LedgerAwayException when it did not work for the time of a lease
     */
    public <R> R patiently(Supplier<R> call) {
        long start = System.nanoTime();
        while (true) {
            try {
                return once(call);
            } catch (LedgerAwayException e) {
                if (System.nanoTime() - start > patience
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
