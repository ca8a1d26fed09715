package dev.codementor.stream.sqs.receive;

import dev.codementor.stream.sqs.Acknowledgment;
import dev.codementor.stream.sqs.message.IncomingMapper;
import dev.codementor.stream.sqs.queue.BoundQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Passes each message, or each received batch, to the handler on a separate virtual thread. */
final class Handling {

    private final BoundQueue queue;
    private final ReceiveSettings settings;
    private final IncomingMapper mapper;
    private final Consumer<Message<?>> handler;
    private final Failures failures;
    private final ConsumerMeters meters;
    private final ThreadFactory threads;

    Handling(
            BoundQueue queue,
            ReceiveSettings settings,
            IncomingMapper mapper,
            Consumer<Message<?>> handler,
            Failures failures,
            ConsumerMeters meters) {
        this.queue = queue;
        this.settings = settings;
        this.mapper = mapper;
        this.handler = handler;
        this.failures = failures;
        this.meters = meters;
        this.threads =
                Thread.ofVirtual().name("sqs-handler-" + queue.name() + "-", 0).factory();
    }

    void dispatch(List<Delivery> deliveries) {
        if (queue.fifo() && !settings.batch()) {
            byGroup(deliveries).forEach(group -> start(() -> handleInOrder(group)));
            return;
        }
        List<Delivery> due = queue.fifo() ? dueTogether(deliveries) : due(deliveries);
        if (!settings.batch()) {
            due.forEach(delivery -> start(() -> handle(List.of(delivery))));
        } else if (!due.isEmpty()) {
            start(() -> handle(due));
        }
    }

    /** Gives back what came too early; the rest can be handled. */
    private static List<Delivery> due(List<Delivery> deliveries) {
        return deliveries.stream()
                .filter(delivery -> !delivery.wentBackAsTooEarly())
                .toList();
    }

    /** With one message that came too early, all go back, so that none overtakes it. */
    private static List<Delivery> dueTogether(List<Delivery> deliveries) {
        List<Delivery> due = due(deliveries);
        if (due.size() == deliveries.size()) {
            return due;
        }
        due.forEach(delivery -> delivery.release(Duration.ZERO));
        return List.of();
    }

    private void start(Runnable task) {
        threads.newThread(task).start();
    }

    private static Iterable<List<Delivery>> byGroup(List<Delivery> deliveries) {
        Map<String, List<Delivery>> groups = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            String group = delivery.message().attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
            groups.computeIfAbsent(group == null ? "" : group, name -> new ArrayList<>())
                    .add(delivery);
        }
        return groups.values();
    }

    /**
     * A message of a group must not be handled before its predecessor is done. So the rest of the group goes back
     * together with the predecessor.
     */
    private void handleInOrder(List<Delivery> group) {
        boolean inOrder = true;
        for (Delivery delivery : group) {
            if (!inOrder) {
                delivery.release(Duration.ZERO);
                continue;
            }
            if (delivery.wentBackAsTooEarly()) {
                inOrder = false;
                continue;
            }
            handle(List.of(delivery));
            try {
                inOrder = delivery.awaitAcknowledged();
            } catch (InterruptedException e) {
                inOrder = false;
            }
        }
    }

    private void handle(List<Delivery> deliveries) {
        deliveries.forEach(delivery -> delivery.handledBy(Thread.currentThread()));
        Throwable failure = run(deliveries);
        deliveries.forEach(delivery -> delivery.handledBy(null));
        if (failure != null) {
            failures.handle(deliveries, failure);
        } else if (!settings.manual()) {
            deliveries.forEach(Delivery::acknowledge);
        }
    }

    private @Nullable Throwable run(List<Delivery> deliveries) {
        long start = System.nanoTime();
        try {
            handler.accept(message(deliveries));
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        } finally {
            meters.handled(System.nanoTime() - start);
        }
    }

    private Message<?> message(List<Delivery> deliveries) {
        if (settings.batch()) {
            return mapper.mapBatch(
                    deliveries.stream().map(Delivery::message).toList(),
                    settings.manual() ? new WholeBatch(deliveries) : null);
        }
        Delivery delivery = deliveries.getFirst();
        return mapper.map(delivery.message(), settings.manual() ? delivery : null);
    }

    private record WholeBatch(List<Delivery> deliveries) implements Acknowledgment {

        @Override
        public void acknowledge() {
            deliveries.forEach(Delivery::acknowledge);
        }

        @Override
        public void release(Duration delay) {
            deliveries.forEach(delivery -> delivery.release(delay));
        }
    }
}
