package dev.codementor.stream.sqs.receive;

import dev.codementor.stream.sqs.queue.BoundQueue;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps held messages hidden. One thread checks three times per visibility timeout and extends the messages that have
 * been held for a third of it. So a message that is handled quickly costs nothing.
 */
final class Heartbeat {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final int LOOKS_PER_VISIBILITY = 3;

    private final BoundQueue queue;
    private final Deliveries deliveries;
    private final Settlement settlement;
    private final Supplier<Duration> visibility;
    private final ConsumerMeters meters;
    private @Nullable Thread thread;

    Heartbeat(
            BoundQueue queue,
            Deliveries deliveries,
            Settlement settlement,
            Supplier<Duration> visibility,
            ConsumerMeters meters) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.settlement = settlement;
        this.visibility = visibility;
        this.meters = meters;
    }

    /** Begins when the first messages are there, because until then the queue and its visibility may be unknown. */
    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("sqs-heartbeat-" + queue.name()).start(this::run);
        }
    }

    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(visibility.get().dividedBy(LOOKS_PER_VISIBILITY));
                extendDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void extendDue() {
        long now = System.nanoTime();
        long early = visibility.get().toNanos() / LOOKS_PER_VISIBILITY * (LOOKS_PER_VISIBILITY - 1);
        for (Delivery delivery : deliveries.held()) {
            if (!delivery.isLost() && delivery.hiddenUntil() - now <= early) {
                extend(delivery, now);
            }
        }
    }

    private void extend(Delivery delivery, long now) {
        Duration left = delivery.longestHiding(now);
        Duration usual = visibility.get();
        Duration by = usual.compareTo(left) < 0 ? usual : left;
        if (by.toSeconds() < 1) {
            return;
        }
        try {
            delivery.ifHeld(() -> extend(delivery, by, now));
        } catch (RejectedExecutionException e) {
            settlement.failed(e);
        }
    }

    private void extend(Delivery delivery, Duration by, long now) {
        var unused = settlement
                .extend(delivery, (int) by.toSeconds())
                .whenComplete((outcome, failure) -> extended(delivery, outcome, now + by.toNanos(), failure));
    }

    private void extended(
            Delivery delivery, Settlement.@Nullable Outcome outcome, long hiddenUntil, @Nullable Throwable failure) {
        if (outcome == Settlement.Outcome.DONE) {
            delivery.hiddenUntil(hiddenUntil);
            meters.extended(1);
        } else if (outcome == Settlement.Outcome.LOST && !delivery.isSettled()) {
            delivery.lost();
            meters.lost();
            log.atWarn()
                    .addKeyValue("queue", queue.name())
                    .addKeyValue("messageId", delivery.message().messageId())
                    .log("A message's visibility ended while it was handled: it may be handled twice");
        } else if (failure != null) {
            settlement.failed(failure);
        }
    }
}
