package dev.codementor.stream.sqs.send;

import dev.codementor.stream.sqs.queue.SqsQueueProperties;
import org.jspecify.annotations.Nullable;

/** {@code spring.cloud.stream.sqs.bindings.<name>.producer.*}; {@link SendSettings} checks it. */
public final class SqsProducerProperties extends SqsQueueProperties {

    private boolean sync = true;
    private @Nullable Integer sendConcurrency;
    private int sendBacklog = 10_000;
    private @Nullable String groupIdExpression;
    private @Nullable String deduplicationIdExpression;

    /** Whether a send returns only after SQS has accepted the message, and throws otherwise. Default: yes. */
    public boolean isSync() {
        return sync;
    }

    public void setSync(boolean sync) {
        this.sync = sync;
    }

    /**
     * Most concurrent calls: 1 to 64. Default: 4, and 1 on FIFO queues, because concurrent calls may overtake each
     * other.
     */
    public @Nullable Integer getSendConcurrency() {
        return sendConcurrency;
    }

    public void setSendConcurrency(@Nullable Integer sendConcurrency) {
        this.sendConcurrency = sendConcurrency;
    }

    /** Most messages that wait for a call, 1 to 1,000,000; one more send fails. Default: 10,000. */
    public int getSendBacklog() {
        return sendBacklog;
    }

    public void setSendBacklog(int sendBacklog) {
        this.sendBacklog = sendBacklog;
    }

    /** SpEL on the message for a missing {@code sqs_groupId} header, such as {@code headers['student']}. Default: none. */
    public @Nullable String getGroupIdExpression() {
        return groupIdExpression;
    }

    public void setGroupIdExpression(@Nullable String groupIdExpression) {
        this.groupIdExpression = groupIdExpression;
    }

    /** SpEL on the message for a missing {@code sqs_deduplicationId} header. Default: none. */
    public @Nullable String getDeduplicationIdExpression() {
        return deduplicationIdExpression;
    }

    public void setDeduplicationIdExpression(@Nullable String deduplicationIdExpression) {
        this.deduplicationIdExpression = deduplicationIdExpression;
    }
}
