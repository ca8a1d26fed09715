package dev.codementor.chores;

import dev.codementor.outages.Outages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;

/** Runs the rounds of one chore, one at a time. */
final class Rounds {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /** So that one chore with much to do leaves time for the others on its thread. */
    private static final int MOST_IN_A_ROW = 50;

    private final Chore chore;
    private final Timer successes;
    private final Timer failures;
    private final Counter items;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile @Nullable ScheduledFuture<?> schedule;
    private boolean failing;
    private boolean over;

    Rounds(Chore chore, MeterRegistry meters) {
        this.chore = chore;
        this.successes = timer(chore, "success", meters);
        this.failures = timer(chore, "failure", meters);
        this.items = Counter.builder("codementor.chore.items")
                .description("What the rounds of a chore handled")
                .tag("chore", chore.name())
                .register(meters);
    }

    private static Timer timer(Chore chore, String outcome, MeterRegistry meters) {
        return Timer.builder("codementor.chore.rounds")
                .description("Rounds of what a service does again and again")
                .tag("chore", chore.name())
                .tag("outcome", outcome)
                .register(meters);
    }

    String name() {
        return chore.name();
    }

    synchronized void start(TaskScheduler scheduler) {
        stopping = false;
        over = false;
        woken.set(false);
        schedule = scheduler.scheduleWithFixedDelay(this::run, chore.every());
    }

    /** Begins no more rounds; the one that is running goes on. */
    void stop() {
        stopping = true;
        cancel();
    }

    private void cancel() {
        ScheduledFuture<?> scheduled = schedule;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    /** Returns whether the caller is the one that has to schedule an extra run. */
    boolean wake() {
        return woken.compareAndSet(false, true);
    }

    void runWoken() {
        // Before the work: what comes up during the run needs another one.
        woken.set(false);
        run();
    }

    // An Error must not end the schedule either: without its chores a service would look alive and repair nothing.
    @SuppressWarnings("CatchThrowable")
    private synchronized void run() {
        if (over || stopping) {
            cancel();
            return;
        }
        long start = System.nanoTime();
        try {
            int done = chore.batch();
            for (int i = 0; i < MOST_IN_A_ROW && done >= chore.batch() && !stopping; i++) {
                start = System.nanoTime();
                done = chore.round().run();
                successes.record(Duration.ofNanos(System.nanoTime() - start));
                items.increment(done);
            }
            succeeded();
        } catch (Throwable failure) {
            failures.record(Duration.ofNanos(System.nanoTime() - start));
            failed(failure);
        }
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            log.info("action=chore-works-again chore={}", chore.name());
        }
        if (!chore.repeats()) {
            over = true;
            cancel();
        }
    }

    private void failed(Throwable failure) {
        if (!failing && !stopping) {
            failing = true;
            log.warn(
                    "action=chore-failed chore={} cause=\"{}\" next=tries-again-every-{}ms-and-logs-when-it-works",
                    chore.name(),
                    Outages.cause(failure),
                    chore.every().toMillis(),
                    Outages.trace(failure));
        }
    }
}
