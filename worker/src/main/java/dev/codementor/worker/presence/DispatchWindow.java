package dev.codementor.worker.presence;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * How many jobs of one owner may be in the queues or running: as many as all workers together do at a time. Known a
 * second long, so that a settlement rarely asks.
 */
public final class DispatchWindow {

    private static final Logger log = LoggerFactory.getLogger(DispatchWindow.class);

    private static final long TRUSTED = Duration.ofSeconds(1).toNanos();

    private final InstanceDirectory directory;
    private final int least;
    private final Duration alive;
    private final AtomicLong asked = new AtomicLong(System.nanoTime() - TRUSTED);
    private volatile int slots;

    DispatchWindow(InstanceDirectory directory, int least, Duration alive) {
        this.directory = directory;
        this.least = least;
        this.alive = alive;
    }

    public int current() {
        long last = asked.get();
        long now = System.nanoTime();
        // Whoever finds it old asks; the others go on with what was known.
        if (now - last >= TRUSTED && asked.compareAndSet(last, now)) {
            try {
                slots = directory.liveWorkers(alive).stream()
                        .mapToInt(LiveWorker::slots)
                        .sum();
            } catch (DataAccessException e) {
                log.debug("action=count-slots-failed next=the-last-count-holds", e);
            }
        }
        return Math.max(least, slots);
    }
}
