package dev.codementor.stream.sqs.queue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How a missing queue is created. The constructor checks the values. */
record QueuePlan(
        String name,
        Duration visibilityTimeout,
        Duration retention,
        boolean serverSideEncryption,
        @Nullable String kmsKeyId,
        boolean contentBasedDeduplication,
        @Nullable DeadLetters deadLetters) {

    private static final String FIFO = ".fifo";

    record DeadLetters(String name, int maxReceiveCount, Duration retention) {}

    static QueuePlan of(String name, SqsQueueProperties wanted, Setting setting) {
        Duration visibility = wanted.getVisibilityTimeout();
        return new QueuePlan(
                name,
                setting.duration(
                        "visibility-timeout",
                        visibility == null ? Duration.ofSeconds(30) : visibility,
                        Duration.ofSeconds(1),
                        Duration.ofHours(12)),
                retention("retention", wanted.getRetention(), setting),
                wanted.isServerSideEncryption(),
                wanted.getKmsKeyId(),
                wanted.isContentBasedDeduplication(),
                deadLetters(name, wanted, setting));
    }

    private static @Nullable DeadLetters deadLetters(String name, SqsQueueProperties wanted, Setting setting) {
        if (!wanted.isDeadLetter()) {
            return null;
        }
        String chosen = wanted.getDeadLetterQueue();
        return new DeadLetters(
                chosen != null ? chosen : isFifo(name) ? baseName(name) + "-dlq" + FIFO : name + "-dlq",
                setting.number("max-receive-count", wanted.getMaxReceiveCount(), 1, 1000),
                retention("dead-letter-retention", wanted.getDeadLetterRetention(), setting));
    }

    private static Duration retention(String property, Duration value, Setting setting) {
        return setting.duration(property, value, Duration.ofMinutes(1), Duration.ofDays(14));
    }

    static boolean isFifo(String name) {
        return name.endsWith(FIFO);
    }

    private static String baseName(String name) {
        return name.substring(0, name.length() - FIFO.length());
    }

    Map<QueueAttributeName, String> attributes() {
        Map<QueueAttributeName, String> attributes = common(retention);
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(visibilityTimeout.toSeconds()));
        if (isFifo(name) && contentBasedDeduplication) {
            attributes.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
        }
        return attributes;
    }

    Map<QueueAttributeName, String> deadLetterAttributes(DeadLetters letters) {
        return common(letters.retention());
    }

    private Map<QueueAttributeName, String> common(Duration kept) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, String.valueOf(kept.toSeconds()));
        if (isFifo(name)) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        if (kmsKeyId != null) {
            attributes.put(QueueAttributeName.KMS_MASTER_KEY_ID, kmsKeyId);
        } else if (serverSideEncryption) {
            attributes.put(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
        }
        return attributes;
    }
}
