package dev.codementor.stream.sqs;

import java.time.Duration;

/**
 * The right to end one received message (or one received batch), found in {@link SqsHeaders#ACKNOWLEDGMENT} with
 * {@code ack-mode=manual}. Any thread may use it, even long after the handler has returned. Until then the message
 * occupies one of the consumer's {@code concurrency} slots and its visibility is extended. The first call counts; later
 * calls do nothing.
 */
public interface Acknowledgment {

    /** Says that the message is done. It is deleted with the next batch. Returns at once. */
    void acknowledge();

    /**
     * Says that the message is not done. SQS hands it out again after the delay and counts one more receive. Returns at
     * once.
     *
     * @param delay 0 or more, in whole seconds, rounded up; see {@link RetryLaterException} for more than 12 hours
     */
    void release(Duration delay);
}
