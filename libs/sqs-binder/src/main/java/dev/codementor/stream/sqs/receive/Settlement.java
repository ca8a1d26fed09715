package dev.codementor.stream.sqs.receive;

import dev.codementor.coalescing.Coalescer;
import dev.codementor.stream.sqs.queue.BoundQueue;
import dev.codementor.stream.sqs.queue.Outage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

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
    private static final String LATER = "they are handed out again when their visibility ends";

    private final BoundQueue queue;
    private final Outage outage;
    private final Coalescer<String, Outcome> deletes;
    private final Coalescer<Visibility, Outcome> changes;
    private int pending;

    Settlement(SqsClient client, BoundQueue queue, Duration deleteLinger, ConsumerMeters meters) {
        this.queue = queue;
        this.outage = new Outage(log, queue, "Messages cannot be settled", LATER);
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
                    .whenComplete((outcome, failure) -> ended(delivery, outcome, failure));
        } catch (RejectedExecutionException e) {
            ended(delivery, null, e);
        }
    }

    /** @param delay 0 or more, and no longer than {@link Delivery#longestHiding} */
    void release(Delivery delivery, Duration delay) {
        started();
        try {
            var unused = changes.submit(new Visibility(delivery.message().receiptHandle(), wholeSeconds(delay)))
                    .whenComplete((outcome, failure) -> ended(delivery, outcome, failure));
        } catch (RejectedExecutionException e) {
            ended(delivery, null, e);
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

    private void ended(Delivery delivery, @Nullable Outcome outcome, @Nullable Throwable failure) {
        synchronized (this) {
            pending--;
            if (pending == 0) {
                notifyAll();
            }
        }
        if (failure != null) {
            failed(failure);
        } else if (outcome == Outcome.DONE) {
            outage.over();
        } else {
            log.atWarn()
                    .addKeyValue("queue", queue.name())
                    .addKeyValue("messageId", delivery.message().messageId())
                    .log("SQS did not settle a message, because {}; it may be handed out again", reason(outcome));
        }
    }

    private static String reason(@Nullable Outcome outcome) {
        return outcome == Outcome.LOST ? "it no longer belongs to this consumer" : "of a fault of its own";
    }

    /** A call about held messages failed. During an outage there are many of these, and one line. */
    void failed(Throwable failure) {
        if (failure instanceof QueueDoesNotExistException missing) {
            queue.lost(missing);
        }
        outage.failed(failure);
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
