package dev.codementor.stream.sqs.receive;

import dev.codementor.stream.sqs.message.IncomingMapper;
import dev.codementor.stream.sqs.observe.Observations;
import dev.codementor.stream.sqs.queue.BoundQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.core.Pausable;
import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageDeliveryException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A consumer binding: receives messages, has them handled, and at a stop gives back the unfinished ones. Starting and
 * pausing say what is wanted; the {@link Receiver} makes it true as soon as SQS lets it.
 */
public final class SqsInboundEndpoint extends MessageProducerSupport implements Pausable {

    private static final Logger log = LoggerFactory.getLogger(SqsInboundEndpoint.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);
    private static final Duration LAST_CALLS = Duration.ofSeconds(5);

    private final BoundQueue queue;
    private final ReceiveSettings settings;
    private final Observations observations;
    private final Settlement settlement;
    private final Deliveries deliveries;
    private final Heartbeat heartbeat;
    private final Failures failures;
    private final Handling handling;
    private final Receiver receiver;
    private volatile long deadline;
    private volatile boolean quiet;

    public SqsInboundEndpoint(
            SqsClient client,
            BoundQueue queue,
            ReceiveSettings settings,
            IncomingMapper mapper,
            ConsumerMeters meters,
            Observations observations) {
        this.queue = queue;
        this.settings = settings;
        this.observations = observations;
        Slots slots = new Slots(settings.slots());
        settlement = new Settlement(client, queue, settings.deleteLinger(), meters);
        Supplier<Duration> visibility =
                () -> queue.last().map(settings::visibility).orElse(ReceiveSettings.USUAL_VISIBILITY);
        deliveries = new Deliveries(settlement, slots, meters, visibility);
        heartbeat = new Heartbeat(queue, deliveries, settlement, visibility, meters);
        failures = new Failures(queue, settings.failureDelay(), meters);
        handling = new Handling(queue, settings, mapper, this::deliver, failures, meters);
        receiver = new Receiver(client, queue, settings, slots, this::arrived);
        deliveries.whenFreed(receiver::slotFreed);
    }

    /** The binding's name. */
    public String binding() {
        return String.valueOf(getComponentName());
    }

    /** The queue it receives from. */
    public BoundQueue queue() {
        return queue;
    }

    /** {@code receiving}, {@code paused} or {@code stopped}. */
    public String state() {
        return !isRunning() ? "stopped" : receiver.isOpen() ? "receiving" : "paused";
    }

    @Override
    protected void doStart() {
        quiet = false;
        failures.stopping(false);
        receiver.start();
    }

    @Override
    public void pause() {
        receiver.stop();
    }

    @Override
    public void resume() {
        if (isRunning()) {
            receiver.start();
        }
    }

    /**
     * Stops asking for messages and starts the time that a stop grants to handlers. So when several consumers are
     * stopped one after the other, it takes as long as the slowest one and not the sum of all.
     */
    public void quiesce() {
        if (!quiet) {
            quiet = true;
            deadline = System.nanoTime() + settings.shutdownTimeout().toNanos();
            receiver.stop();
        }
    }

    @Override
    protected void doStop() {
        quiesce();
        boolean interrupted = false;
        try {
            if (!deliveries.awaitNone(deadline)) {
                giveBackUnfinished();
            }
            if (!settlement.flush(LAST_CALLS)) {
                log.atWarn()
                        .addKeyValue("queue", queue.name())
                        .log("Some messages will be handled again: SQS does not answer");
            }
        } catch (InterruptedException e) {
            interrupted = true;
            deliveries.held().forEach(delivery -> delivery.release(Duration.ZERO));
        } finally {
            heartbeat.stop();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBackUnfinished() throws InterruptedException {
        failures.stopping(true);
        List<Delivery> unfinished = new ArrayList<>();
        deliveries.held().forEach(unfinished::add);
        log.atInfo()
                .addKeyValue("queue", queue.name())
                .addKeyValue("messages", unfinished.size())
                .log(
                        "Handlers did not finish within {}; they are interrupted and their messages go back to the"
                                + " queue",
                        settings.shutdownTimeout());
        unfinished.forEach(Delivery::interrupt);
        deliveries.awaitNone(System.nanoTime() + AFTER_INTERRUPT.toNanos());
        unfinished.forEach(delivery -> delivery.release(Duration.ZERO));
    }

    private void arrived(List<software.amazon.awssdk.services.sqs.model.Message> messages) {
        List<Delivery> held = deliveries.hold(messages);
        heartbeat.start();
        if (receiver.isOpen()) {
            handling.dispatch(held);
        } else {
            held.forEach(delivery -> delivery.release(Duration.ZERO));
        }
    }

    private void deliver(Message<?> message) {
        try {
            observations.process(message, () -> sendOn(message));
        } catch (RuntimeException e) {
            if (Failures.isRetryLater(e) || !sendErrorMessageIfNecessary(message, e)) {
                throw e;
            }
        }
    }

    private void sendOn(Message<?> message) {
        if (!getRequiredOutputChannel().send(message)) {
            throw new MessageDeliveryException("The input channel did not take the message");
        }
    }
}
