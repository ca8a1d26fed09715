package dev.codementor.notifier.feed;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what the feeds need from time to time, each on a thread of its own as the ledger may take its time. */
final class FeedClock {

    private static final Logger log = LoggerFactory.getLogger(FeedClock.class);

    private final List<Thread> threads;

    FeedClock(LedgerLook ledger, FeedSweep sweep, FeedProperties properties) {
        this.threads = List.of(
                every(properties.repairInterval(), "feed-repair", ledger::serveDue),
                every(properties.placeInterval(), "feed-sweep", sweep::run));
    }

    private static Thread every(Duration interval, String name, Runnable task) {
        return Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                while (!Thread.interrupted()) {
                    Thread.sleep(interval);
                    run(name, task);
                }
            } catch (InterruptedException e) {
                log.debug("{} ends", name);
            }
        });
    }

    private static void run(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.error("{} failed; it runs again at its next time", name, e);
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    void stop() throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(2));
        }
    }
}
