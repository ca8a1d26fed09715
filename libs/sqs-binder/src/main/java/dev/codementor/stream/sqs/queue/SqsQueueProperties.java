package dev.codementor.stream.sqs.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A binding's settings for its queue. Except for {@code provision}, they are read only when the queue is created. */
public abstract class SqsQueueProperties {

    private Provision provision = Provision.FAIL;
    private @Nullable Duration visibilityTimeout;
    private Duration retention = Duration.ofDays(4);
    private boolean serverSideEncryption = true;
    private @Nullable String kmsKeyId;
    private boolean contentBasedDeduplication;
    private boolean deadLetter = true;
    private @Nullable String deadLetterQueue;
    private int maxReceiveCount = 5;
    private Duration deadLetterRetention = Duration.ofDays(14);

    /** What to do when the queue does not exist. Default: fail. */
    public Provision getProvision() {
        return provision;
    }

    public void setProvision(Provision provision) {
        this.provision = provision;
    }

    /**
     * How long a received message stays hidden between two heartbeats: 1 s to 12 h. Default: the queue's own setting,
     * and 30 s for a new queue.
     */
    public @Nullable Duration getVisibilityTimeout() {
        return visibilityTimeout;
    }

    public void setVisibilityTimeout(@Nullable Duration visibilityTimeout) {
        this.visibilityTimeout = visibilityTimeout;
    }

    /** How long the queue keeps a message: 1 minute to 14 days. Default: 4 days. */
    public Duration getRetention() {
        return retention;
    }

    public void setRetention(Duration retention) {
        this.retention = retention;
    }

    /** Whether messages are encrypted at rest with SQS's own key. Default: yes. */
    public boolean isServerSideEncryption() {
        return serverSideEncryption;
    }

    public void setServerSideEncryption(boolean serverSideEncryption) {
        this.serverSideEncryption = serverSideEncryption;
    }

    /** The KMS key for encryption in place of SQS's own. Default: none. */
    public @Nullable String getKmsKeyId() {
        return kmsKeyId;
    }

    public void setKmsKeyId(@Nullable String kmsKeyId) {
        this.kmsKeyId = kmsKeyId;
    }

    /** FIFO queues: whether SQS takes the body's SHA-256 for a missing deduplication id. Default: no. */
    public boolean isContentBasedDeduplication() {
        return contentBasedDeduplication;
    }

    public void setContentBasedDeduplication(boolean contentBasedDeduplication) {
        this.contentBasedDeduplication = contentBasedDeduplication;
    }

    /** Whether a dead-letter queue is created with the queue. Default: yes. */
    public boolean isDeadLetter() {
        return deadLetter;
    }

    public void setDeadLetter(boolean deadLetter) {
        this.deadLetter = deadLetter;
    }

    /** The dead-letter queue's name. Default: the queue's name with {@code -dlq}, before {@code .fifo}. */
    public @Nullable String getDeadLetterQueue() {
        return deadLetterQueue;
    }

    public void setDeadLetterQueue(@Nullable String deadLetterQueue) {
        this.deadLetterQueue = deadLetterQueue;
    }

    /** After how many receives SQS moves a message to the dead-letter queue: 1 to 1000. Default: 5. */
    public int getMaxReceiveCount() {
        return maxReceiveCount;
    }

    public void setMaxReceiveCount(int maxReceiveCount) {
        this.maxReceiveCount = maxReceiveCount;
    }

    /** How long the dead-letter queue keeps a message: 1 minute to 14 days. Default: 14 days. */
    public Duration getDeadLetterRetention() {
        return deadLetterRetention;
    }

    public void setDeadLetterRetention(Duration deadLetterRetention) {
        this.deadLetterRetention = deadLetterRetention;
    }
}
