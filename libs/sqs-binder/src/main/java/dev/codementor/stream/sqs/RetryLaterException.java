package dev.codementor.stream.sqs;

import java.io.Serial;
import java.time.Duration;

/**
 * Thrown by a handler that cannot work on the message now. This is not an error: the message is handed out again after
 * the delay, and nothing is logged. SQS counts the receive; after {@code maxReceiveCount} the message goes to the
 * dead-letter queue.
 */
public final class RetryLaterException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration delay;

    /**
     * @param delay 0 or more, in whole seconds, rounded up. SQS hides a message for at most 12 hours after its receive
     *     (quota). With a longer delay it comes back earlier; the consumer that received it then gives it back once more
     *     for the rest, while another instance's consumer, which knows nothing of the delay, handles it
     */
    public RetryLaterException(Duration delay) {
        super("Hand this message out again after " + delay, null, false, false);
        if (delay.isNegative()) {
            throw new IllegalArgumentException("The delay must not be negative but is " + delay);
        }
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }
}
