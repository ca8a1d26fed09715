package dev.codementor.stream.sqs.receive;

import dev.codementor.stream.sqs.queue.BoundQueue;
import dev.codementor.stream.sqs.queue.Outage;
import dev.codementor.stream.sqs.queue.SqsQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Receives messages, and never asks for more than there are free slots. While it is open it tries until it works: a
 * queue that is not found yet, or that was deleted, is looked for before each receive.
 *
 * <p>One long poll is open whenever a slot is free. While it waits, the queue is empty. So slots that become free
 * meanwhile miss nothing: the first message ends the poll, and the next poll asks for all free slots. While messages
 * flow, further receives without waiting ask for the slots that the long poll did not cover. They end when one of them
 * comes back empty.
 */
final class Receiver {

    private static final Logger log = LoggerFactory.getLogger(Receiver.class);
    private static final int LARGEST_BATCH = 10;

    /** While messages flow, no slot is idle for long, so a free slot may wait for others to share its call. */
    private static final Duration GATHERING = Duration.ofMillis(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final List<MessageSystemAttributeName> STANDARD = List.of(
            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
            MessageSystemAttributeName.SENT_TIMESTAMP,
            MessageSystemAttributeName.MESSAGE_GROUP_ID);
    private static final List<MessageSystemAttributeName> FIFO = List.of(
            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
            MessageSystemAttributeName.SENT_TIMESTAMP,
            MessageSystemAttributeName.MESSAGE_GROUP_ID,
            MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
            MessageSystemAttributeName.SEQUENCE_NUMBER);

    private final SqsClient client;
    private final BoundQueue queue;
    private final ReceiveSettings settings;
    private final Slots slots;
    private final Consumer<List<Message>> arrivals;
    private final ThreadFactory threads;
    private final int worthwhile;
    private final AtomicBoolean polling = new AtomicBoolean();
    private final AtomicInteger others = new AtomicInteger();
    private volatile boolean open;
    private volatile boolean flowing;
    private final AtomicInteger failures = new AtomicInteger();
    private final Outage outage;

    /** @param arrivals takes the messages of a receive, even after {@link #stop()} */
    Receiver(
            SqsClient client,
            BoundQueue queue,
            ReceiveSettings settings,
            Slots slots,
            Consumer<List<Message>> arrivals) {
        this.client = client;
        this.queue = queue;
        this.settings = settings;
        this.slots = slots;
        this.arrivals = arrivals;
        this.threads =
                Thread.ofVirtual().name("sqs-receive-" + queue.name() + "-", 0).factory();
        this.outage = new Outage(
                log,
                queue,
                "Messages cannot be received",
                "trying again after at most " + LONGEST_PAUSE.toSeconds() + " s until it works");
        this.worthwhile = Math.clamp(settings.slots() / 4, 1, LARGEST_BATCH);
    }

    void start() {
        open = true;
        slots.open();
        poll();
    }

    /**
     * Stops asking for messages. An open long poll stays open, because cutting it could lose messages that SQS is just
     * returning.
     */
    void stop() {
        open = false;
        slots.close();
    }

    boolean isOpen() {
        return open;
    }

    private void poll() {
        if (polling.compareAndSet(false, true)) {
            threads.newThread(this::pollWhileOpen).start();
        }
    }

    private void pollWhileOpen() {
        try {
            int asked;
            while ((asked = slots.await(flowing ? worthwhile : 1, LARGEST_BATCH, GATHERING)) > 0) {
                receive(asked, settings.waitTime());
                slotFreed();
                if (failures.get() > 0) {
                    Thread.sleep(pause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            polling.set(false);
        }
        if (open) {
            poll();
        }
    }

    /** Must be called when a slot becomes free. Opens another receive if that is worth a call. */
    void slotFreed() {
        if (flowing && open && others.get() < settings.receives() - 1) {
            int asked = slots.tryTake(worthwhile, LARGEST_BATCH);
            if (asked > 0) {
                others.incrementAndGet();
                threads.newThread(() -> receiveWhileFlowing(asked)).start();
            }
        }
    }

    private void receiveWhileFlowing(int first) {
        try {
            int asked = first;
            while (asked > 0 && receive(asked, Duration.ZERO) > 0) {
                asked = slots.tryTake(worthwhile, LARGEST_BATCH);
            }
        } finally {
            others.decrementAndGet();
        }
    }

    private int receive(int asked, Duration wait) {
        int got = 0;
        try {
            List<Message> messages =
                    client.receiveMessage(request(queue.find(), asked, wait)).messages();
            got = messages.size();
            failures.set(0);
            outage.over();
            flowing = got * 2 >= asked;
            if (got > 0) {
                arrivals.accept(messages);
            }
        } catch (QueueDoesNotExistException e) {
            queue.lost(e);
            failed(e);
        } catch (RuntimeException e) {
            failed(e);
        } finally {
            slots.free(asked - got);
        }
        return got;
    }

    private ReceiveMessageRequest request(SqsQueue found, int asked, Duration wait) {
        ReceiveMessageRequest.Builder request = ReceiveMessageRequest.builder()
                .queueUrl(found.url())
                .maxNumberOfMessages(asked)
                .waitTimeSeconds((int) wait.toSeconds())
                .messageAttributeNames("All")
                .messageSystemAttributeNames(found.fifo() ? FIFO : STANDARD);
        if (settings.asksForVisibility(found)) {
            request.visibilityTimeout((int) settings.visibility(found).toSeconds());
        }
        return request.build();
    }

    private void failed(RuntimeException e) {
        flowing = false;
        failures.incrementAndGet();
        if (open) {
            outage.failed(e);
        }
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, failures.get()));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
