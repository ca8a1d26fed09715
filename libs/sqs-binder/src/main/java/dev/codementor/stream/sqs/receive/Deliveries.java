package dev.codementor.stream.sqs.receive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** The messages that a consumer holds. */
final class Deliveries {

    private final Set<Delivery> held = ConcurrentHashMap.newKeySet();
    private final Settlement settlement;
    private final Slots slots;
    private final ConsumerMeters meters;
    private final Supplier<Duration> visibility;
    private final EarlyReturns early = new EarlyReturns();
    private volatile @Nullable Runnable whenFreed;
    private volatile boolean awaited;

    Deliveries(Settlement settlement, Slots slots, ConsumerMeters meters, Supplier<Duration> visibility) {
        this.settlement = settlement;
        this.slots = slots;
        this.meters = meters;
        this.visibility = visibility;
    }

    /** Runs on the thread that ended the message, so it must be quick. */
    void whenFreed(Runnable action) {
        whenFreed = action;
    }

    /** Takes over the messages of a receive. Each occupies one of the slots that the receive had taken. */
    List<Delivery> hold(List<Message> messages) {
        long now = System.nanoTime();
        long hiddenUntil = now + visibility.get().toNanos();
        List<Delivery> deliveries = new ArrayList<>(messages.size());
        for (Message message : messages) {
            Delivery delivery = new Delivery(message, this, now, hiddenUntil);
            held.add(delivery);
            deliveries.add(delivery);
        }
        meters.received(messages.size());
        return deliveries;
    }

    /** How much too early a message came back, as SQS could not hide it as long as was asked; 0 for most. */
    Duration tooEarly(Delivery delivery) {
        return early.wait(delivery.message().messageId(), System.nanoTime());
    }

    Iterable<Delivery> held() {
        return held;
    }

    void acknowledged(Delivery delivery) {
        meters.acknowledged();
        settlement.delete(delivery);
        freed(delivery);
    }

    void released(Delivery delivery, Duration delay) {
        meters.released();
        settlement.release(delivery, possible(delivery, delay));
        freed(delivery);
    }

    private Duration possible(Delivery delivery, Duration delay) {
        long now = System.nanoTime();
        Duration longest = delivery.longestHiding(now);
        if (delay.compareTo(longest) <= 0) {
            return delay;
        }
        early.expect(delivery.message().messageId(), delay, now);
        return longest;
    }

    private void freed(Delivery delivery) {
        held.remove(delivery);
        slots.free(1);
        Runnable action = whenFreed;
        if (action != null) {
            action.run();
        }
        if (awaited) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** Waits until no message is held. Returns false if that took too long. */
    boolean awaitNone(long deadline) throws InterruptedException {
        awaited = true;
        synchronized (this) {
            while (!held.isEmpty()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }
    }
}
