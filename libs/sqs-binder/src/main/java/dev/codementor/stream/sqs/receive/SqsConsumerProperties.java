package dev.codementor.stream.sqs.receive;

import dev.codementor.stream.sqs.queue.SqsQueueProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code spring.cloud.stream.sqs.bindings.<name>.consumer.*}; {@link ReceiveSettings} checks it. */
public final class SqsConsumerProperties extends SqsQueueProperties {

    private AckMode ackMode = AckMode.AUTO;
    private Duration waitTime = Duration.ofSeconds(20);
    private @Nullable Integer receives;
    private Duration failureDelay = Duration.ofSeconds(1);
    private double failureDelayMultiplier = 2;
    private Duration failureDelayMax = Duration.ofMinutes(5);
    private Duration shutdownTimeout = Duration.ofSeconds(20);
    private Duration deleteLinger = Duration.ofMillis(20);

    /** Who acknowledges messages: auto or manual. Default: auto. */
    public AckMode getAckMode() {
        return ackMode;
    }

    public void setAckMode(AckMode ackMode) {
        this.ackMode = ackMode;
    }

    /** How long a receive waits for a message: 1 to 20 s, in whole seconds. Default: 20 s. */
    public Duration getWaitTime() {
        return waitTime;
    }

    public void setWaitTime(Duration waitTime) {
        this.waitTime = waitTime;
    }

    /** Most receive calls that are open at a time: 1 to 32. Default: one per ten slots plus one, at most 8. */
    public @Nullable Integer getReceives() {
        return receives;
    }

    public void setReceives(@Nullable Integer receives) {
        this.receives = receives;
    }

    /** The first delay before a message whose handler failed is handed out again: 0 to 12 h. Default: 1 s. */
    public Duration getFailureDelay() {
        return failureDelay;
    }

    public void setFailureDelay(Duration failureDelay) {
        this.failureDelay = failureDelay;
    }

    /** The factor by which that delay grows with each receive of the message: 1 to 10. Default: 2. */
    public double getFailureDelayMultiplier() {
        return failureDelayMultiplier;
    }

    public void setFailureDelayMultiplier(double failureDelayMultiplier) {
        this.failureDelayMultiplier = failureDelayMultiplier;
    }

    /** The limit to which that delay grows: 0 to 12 h. Default: 5 minutes. */
    public Duration getFailureDelayMax() {
        return failureDelayMax;
    }

    public void setFailureDelayMax(Duration failureDelayMax) {
        this.failureDelayMax = failureDelayMax;
    }

    /** How long a stop waits for handlers before it interrupts them and releases their messages: 0 to 12 h. Default: 20 s. */
    public Duration getShutdownTimeout() {
        return shutdownTimeout;
    }

    public void setShutdownTimeout(Duration shutdownTimeout) {
        this.shutdownTimeout = shutdownTimeout;
    }

    /**
     * How long an acknowledged message may wait to be deleted together with others: 0 to 1 s. Nobody waits for a
     * deletion, except on FIFO queues, where this is 0. Default: 20 ms.
     */
    public Duration getDeleteLinger() {
        return deleteLinger;
    }

    public void setDeleteLinger(Duration deleteLinger) {
        this.deleteLinger = deleteLinger;
    }
}
