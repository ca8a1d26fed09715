package dev.codementor.api.dispatch;

import dev.codementor.ledger.DispatchLedger;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes all waiting jobs due again once, because the queues are known to have started empty. */
final class ResendAll implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ResendAll.class);

    private final DispatchLedger ledger;
    private final ScheduledExecutorService timer;
    private boolean failing;

    ResendAll(DispatchLedger ledger, ScheduledExecutorService timer) {
        this.ledger = ledger;
        this.timer = timer;
    }

    @Override
    public void run() {
        try {
            int jobs = ledger.resendAll();
            if (jobs > 0) {
                log.info("The queues started empty; {} waiting jobs are sent again", jobs);
            }
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("Waiting jobs could not be made due again; it is tried every second", failure);
            }
            failing = true;
            again();
        }
    }

    private void again() {
        try {
            timer.schedule(this, 1, TimeUnit.SECONDS);
        } catch (RejectedExecutionException stopping) {
            log.debug("The sweeper stops", stopping);
        }
    }
}
