package dev.codementor.stream.sqs.receive;

import dev.codementor.stream.sqs.Acknowledgment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One received message, held until it is acknowledged or released, once. */
final class Delivery implements Acknowledgment {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Message message;
    private final Deliveries deliveries;
    private final long receivedAt;
    private volatile long hiddenUntil;
    private volatile boolean lost;
    private boolean settled;
    private boolean acknowledged;
    private @Nullable Thread handler;

    /** @param receivedAt by {@link System#nanoTime()}, like {@code hiddenUntil} */
    Delivery(Message message, Deliveries deliveries, long receivedAt, long hiddenUntil) {
        this.message = message;
        this.deliveries = deliveries;
        this.receivedAt = receivedAt;
        this.hiddenUntil = hiddenUntil;
    }

    Message message() {
        return message;
    }

    /**
     * How much longer SQS lets the message stay hidden. SQS began to count when it handed the message out, which is
     * before we got it; hence the margin.
     *
     * @param now by {@link System#nanoTime()}
     */
    Duration longestHiding(long now) {
        Duration left =
                ReceiveSettings.LONGEST_VISIBILITY.minusNanos(now - receivedAt).minus(MARGIN);
        return left.isNegative() ? Duration.ZERO : left;
    }

    long hiddenUntil() {
        return hiddenUntil;
    }

    void hiddenUntil(long nanos) {
        hiddenUntil = nanos;
    }

    /** Notes that the visibility ended while the message was held, so another consumer may have it by now. */
    boolean isLost() {
        return lost;
    }

    void lost() {
        lost = true;
    }

    int receiveCount() {
        String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return count == null ? 1 : Integer.parseInt(count);
    }

    @Override
    public void acknowledge() {
        if (settle(true)) {
            deliveries.acknowledged(this);
        }
    }

    @Override
    public void release(Duration delay) {
        if (settle(false)) {
            deliveries.released(this, delay);
        }
    }

    /** Gives the message back for the rest of its delay if it came before its time; returns whether it did. */
    boolean wentBackAsTooEarly() {
        Duration rest = deliveries.tooEarly(this);
        if (rest.isZero()) {
            return false;
        }
        release(rest);
        return true;
    }

    private synchronized boolean settle(boolean done) {
        if (settled) {
            return false;
        }
        settled = true;
        acknowledged = done;
        notifyAll();
        return true;
    }

    /** Waits for the end; returns whether it was an acknowledgment. */
    synchronized boolean awaitAcknowledged() throws InterruptedException {
        while (!settled) {
            wait();
        }
        return acknowledged;
    }

    synchronized boolean isSettled() {
        return settled;
    }

    /**
     * Runs the action if the message is still held. If the message ends meanwhile, that waits until the action has
     * finished.
     */
    synchronized void ifHeld(Runnable action) {
        if (!settled) {
            action.run();
        }
    }

    /** Notes the thread that handles the message, so that a stop can interrupt exactly that thread. */
    synchronized void handledBy(@Nullable Thread thread) {
        handler = thread;
    }

    synchronized void interrupt() {
        if (handler != null) {
            handler.interrupt();
        }
    }
}
