package dev.codementor.stream.sqs.receive;

import dev.codementor.stream.sqs.RetryLaterException;
import dev.codementor.stream.sqs.queue.BoundQueue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.MessagingException;

/** Gives messages back when their handler failed or asked for a later attempt. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final BoundQueue queue;
    private final ReceiveSettings.FailureDelay delay;
    private final ConsumerMeters meters;
    private volatile boolean stopping;

    Failures(BoundQueue queue, ReceiveSettings.FailureDelay delay, ConsumerMeters meters) {
        this.queue = queue;
        this.delay = delay;
        this.meters = meters;
    }

    /** From now on handlers fail because they are interrupted, so their messages go back without delay. */
    void stopping(boolean interrupted) {
        stopping = interrupted;
    }

    void handle(List<Delivery> deliveries, Throwable failure) {
        RetryLaterException later = retryLater(failure);
        if (later != null) {
            meters.retriedLater(deliveries.size());
            deliveries.forEach(delivery -> delivery.release(later.delay()));
        } else if (stopping) {
            deliveries.forEach(delivery -> delivery.release(Duration.ZERO));
        } else {
            meters.failed(deliveries.size());
            deliveries.forEach(delivery -> giveBack(delivery, failure));
        }
    }

    private void giveBack(Delivery delivery, Throwable failure) {
        Duration hidden = delay.after(delivery.receiveCount());
        log.atError()
                .addKeyValue("queue", queue.name())
                .addKeyValue("messageId", delivery.message().messageId())
                .addKeyValue("receiveCount", delivery.receiveCount())
                .setCause(rootless(failure))
                .log(
                        "A handler failed; its message is handed out again after {} or goes to the dead-letter queue",
                        hidden);
        delivery.release(hidden);
    }

    static boolean isRetryLater(Throwable failure) {
        return retryLater(failure) != null;
    }

    private static @Nullable RetryLaterException retryLater(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof RetryLaterException later) {
                return later;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Removes Spring's wrapper, whose text contains the message's payload. */
    private static Throwable rootless(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof MessagingException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
