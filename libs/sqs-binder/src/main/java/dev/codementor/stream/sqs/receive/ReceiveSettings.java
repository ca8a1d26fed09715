package dev.codementor.stream.sqs.receive;

import dev.codementor.stream.sqs.queue.Setting;
import dev.codementor.stream.sqs.queue.SqsQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;

/**
 * A consumer binding's settings, checked.
 *
 * @param slots most messages held at a time
 * @param ownVisibility how long a held message stays hidden after each heartbeat; otherwise it is the queue's own
 */
public record ReceiveSettings(
        int slots,
        int receives,
        boolean batch,
        boolean manual,
        Duration waitTime,
        @Nullable Duration ownVisibility,
        FailureDelay failureDelay,
        Duration shutdownTimeout,
        Duration deleteLinger) {

    /** SQS quota, which counts from the receive. */
    static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

    /** SQS's own default. */
    static final Duration USUAL_VISIBILITY = Duration.ofSeconds(30);

    /**
     * The delay before a failed message is handed out again.
     *
     * @param first after the first receive
     * @param multiplier for each further receive
     */
    public record FailureDelay(Duration first, double multiplier, Duration most) {

        Duration after(int receives) {
            double millis = first.toMillis() * Math.pow(multiplier, Math.max(0, receives - 1));
            return millis >= most.toMillis() ? most : Duration.ofMillis((long) millis);
        }
    }

    public static ReceiveSettings of(
            ExtendedConsumerProperties<SqsConsumerProperties> properties, boolean fifo, Setting setting) {
        SqsConsumerProperties own = properties.getExtension();
        int slots = properties.getConcurrency();
        if (slots < 1 || slots > 100_000) {
            throw new IllegalArgumentException("spring.cloud.stream.bindings." + properties.getBindingName()
                    + ".consumer.concurrency must be between 1 and 100000 but is " + slots);
        }
        if (own.getFailureDelayMultiplier() < 1 || own.getFailureDelayMultiplier() > 10) {
            throw new IllegalArgumentException(setting.named("failure-delay-multiplier")
                    + " must be between 1 and 10 but is " + own.getFailureDelayMultiplier());
        }
        Integer receives = own.getReceives();
        @Nullable Duration visibility = own.getVisibilityTimeout();
        return new ReceiveSettings(
                slots,
                setting.number("receives", receives == null ? Math.min(8, slots / 10 + 2) : receives, 1, 32),
                properties.isBatchMode(),
                own.getAckMode() == AckMode.MANUAL,
                setting.duration("wait-time", own.getWaitTime(), Duration.ofSeconds(1), Duration.ofSeconds(20)),
                visibility == null
                        ? null
                        : setting.duration("visibility-timeout", visibility, Duration.ofSeconds(1), LONGEST_VISIBILITY),
                new FailureDelay(
                        setting.duration("failure-delay", own.getFailureDelay(), Duration.ZERO, LONGEST_VISIBILITY),
                        own.getFailureDelayMultiplier(),
                        setting.duration(
                                "failure-delay-max", own.getFailureDelayMax(), Duration.ZERO, LONGEST_VISIBILITY)),
                setting.duration("shutdown-timeout", own.getShutdownTimeout(), Duration.ZERO, Duration.ofHours(12)),
                fifo
                        ? Duration.ZERO
                        : setting.duration(
                                "delete-linger", own.getDeleteLinger(), Duration.ZERO, Duration.ofSeconds(1)));
    }

    /**
     * How long a message of this queue stays hidden after each heartbeat. A queue may have 0, and then every message
     * would be handed out to every consumer at once.
     */
    Duration visibility(SqsQueue queue) {
        if (ownVisibility != null) {
            return ownVisibility;
        }
        return queue.visibilityTimeout().isZero() ? USUAL_VISIBILITY : queue.visibilityTimeout();
    }

    /** Whether receives have to ask for that visibility, because it is not the queue's own. */
    boolean asksForVisibility(SqsQueue queue) {
        return ownVisibility != null || queue.visibilityTimeout().isZero();
    }
}
