package dev.codementor.stream.sqs.receive;

import dev.codementor.coalescing.Coalescer;
import dev.codementor.stream.sqs.queue.SqsQueue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Deletes messages and changes their visibility in batches. Nobody waits for a deletion, so deletions gather for a
 * moment, and most go in groups of ten even at a few messages per second. A change of visibility goes at once.
 */
final class Settlement {

    /** The result of a batch call for one entry. */
    enum Outcome {
        DONE,
        /** The message no longer belongs to this consumer. */
        LOST,
        /** SQS could not do it at the moment. */
        FAILED
    }

    /** @param seconds 0 to 43,200 */
    record Visibility(String receipt, int seconds) {}

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);
    private static final int LARGEST_BATCH = 10;
    private static final String AFTER_DELETE = "it will be handed out again";
    private static final String AFTER_RELEASE = "it will be handed out again when its visibility ends";

    private final SqsQueue queue;
    private final Coalescer<String, Outcome> deletes;
    private final Coalescer<Visibility, Outcome> changes;
    private int pending;

    Settlement(SqsClient client, SqsQueue queue, Duration deleteLinger, ConsumerMeters meters) {
        this.queue = queue;
        this.deletes = new Coalescer<>(
                options("sqs-delete-", 4).gatheringFor(deleteLinger), new BatchDelete(client, queue, meters));
        this.changes = new Coalescer<>(options("sqs-visibility-", 1), new BatchVisibility(client, queue));
    }

    private Coalescer.Options options(String name, int calls) {
        return Coalescer.Options.named(name + queue.name(), LARGEST_BATCH).withConcurrency(calls);
    }

    void delete(Delivery delivery) {
        started();
        try {
            var unused = deletes.submit(delivery.message().receiptHandle())
                    .whenComplete((outcome, failure) -> ended(delivery, outcome, failure, AFTER_DELETE));
        } catch (RejectedExecutionException e) {
            ended(delivery, null, e, AFTER_DELETE);
        }
    }

    /** @param delay 0 or more, and no longer than {@link Delivery#longestHiding} */
    void release(Delivery delivery, Duration delay) {
        started();
        try {
            var unused = changes.submit(new Visibility(delivery.message().receiptHandle(), wholeSeconds(delay)))
                    .whenComplete((outcome, failure) -> ended(delivery, outcome, failure, AFTER_RELEASE));
        } catch (RejectedExecutionException e) {
            ended(delivery, null, e, AFTER_RELEASE);
        }
    }

    /** Hides a message for this long from now on. A later request to release it takes effect afterwards. */
    CompletableFuture<Outcome> extend(Delivery delivery, int seconds) {
        return changes.submit(new Visibility(delivery.message().receiptHandle(), seconds));
    }

    private static int wholeSeconds(Duration delay) {
        return delay.isNegative() ? 0 : (int) delay.plusNanos(999_999_999).toSeconds();
    }

    private synchronized void started() {
        pending++;
    }

    private void ended(Delivery delivery, @Nullable Outcome outcome, @Nullable Throwable failure, String consequence) {
        synchronized (this) {
            pending--;
            if (pending == 0) {
                notifyAll();
            }
        }
        if (failure != null || outcome != Outcome.DONE) {
            log.atWarn()
                    .addKeyValue("queue", queue.name())
                    .addKeyValue("messageId", delivery.message().messageId())
                    .setCause(failure)
                    .log("A message could not be settled: {}", consequence);
        }
    }

    /** Waits until SQS has received everything, including what is still gathering, for at most the given time. */
    boolean flush(Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        synchronized (this) {
            while (pending > 0) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }
    }
}
