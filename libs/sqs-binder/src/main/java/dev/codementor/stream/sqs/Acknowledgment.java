package dev.codementor.stream.sqs;

import java.time.Duration;

/**
 * The right to end one received message (or one received batch), found in {@link SqsHeaders#ACKNOWLEDGMENT} with
 * {@code ack-mode=manual}. Any thread may use it, long after the handler returned: until then the message occupies one of
 * the consumer's {@code concurrency} slots and its visibility is extended. The first call counts, others do nothing.
 */
public interface Acknowledgment {

    /** The message is done: it is deleted with the next batch. Returns at once. */
    void acknowledge();

    /**
     * The message is not done: SQS hands it out again after the delay, and counts one more receive. Returns at once.
     *
     * @param delay 0 to 12 hours (SQS quota), in whole seconds, rounded up
     */
    void release(Duration delay);
}
