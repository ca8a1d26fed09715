package dev.codementor.notifier.clockwork;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task again and again on a virtual thread of its own, at once and then with a pause after each run. It is never
 * interrupted, as that would break a database connection that is in use.
 */
public final class Repeating implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Repeating.class);
    private static final Duration LAST_RUN = Duration.ofSeconds(5);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private Repeating(String name, Duration pause, Runnable task) {
        this.thread = Thread.ofVirtual().name(name).start(() -> repeat(name, pause, task));
    }

    /** Starts a task; one that throws is logged once and runs on. */
    public static Repeating start(String name, Duration pause, Runnable task) {
        return new Repeating(name, pause, task);
    }

    private void repeat(String name, Duration pause, Runnable task) {
        boolean failing = false;
        try {
            do {
                try {
                    task.run();
                    failing = false;
                } catch (RuntimeException e) {
                    if (!failing) {
                        log.warn("{} failed, and goes on every {}: {}", name, pause, e.toString());
                        log.debug("{} failed", name, e);
                    }
                    failing = true;
                }
            } while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            log.debug("{} ends", name);
        }
    }

    /** Ends it, and waits for a run that is under way, but not for long. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!thread.join(LAST_RUN)) {
                log.warn("{} is still running and is left alone", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
