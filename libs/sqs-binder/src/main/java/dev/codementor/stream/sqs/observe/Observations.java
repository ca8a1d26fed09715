package dev.codementor.stream.sqs.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.messaging.Message;

/**
 * The observations {@code sqs.send} and {@code sqs.process} of one queue; they cost nothing when no registry listens.
 */
public final class Observations {

    private static final String SYSTEM = "Amazon SQS";

    private final ObservationRegistry registry;
    private final String queue;

    public Observations(ObservationRegistry registry, String queue) {
        this.registry = registry;
        this.queue = queue;
    }

    /** Runs a send and gives it the attributes that carry the trace. */
    public void send(Consumer<Map<String, String>> send) {
        if (registry.isNoop()) {
            send.accept(Map.of());
            return;
        }
        Map<String, String> carrier = new HashMap<>();
        SenderContext<Map<String, String>> context = new SenderContext<>(
                (attributes, name, value) -> Objects.requireNonNull(attributes).put(name, value), Kind.PRODUCER);
        context.setCarrier(carrier);
        context.setRemoteServiceName(SYSTEM);
        observation("sqs.send", "send", () -> context).observe(() -> send.accept(carrier));
    }

    /**
     * Runs the handler of a message in the trace that the message's headers carry. A batch would have as many traces as
     * messages, so it runs in none.
     */
    public void process(Message<?> message, Runnable handler) {
        if (registry.isNoop()) {
            handler.run();
            return;
        }
        ReceiverContext<Message<?>> context = new ReceiverContext<>(
                (carrier, name) -> carrier.getPayload() instanceof List<?>
                        ? null
                        : carrier.getHeaders().get(name, String.class),
                Kind.CONSUMER);
        context.setCarrier(message);
        context.setRemoteServiceName(SYSTEM);
        observation("sqs.process", "process", () -> context).observe(handler);
    }

    private <C extends Observation.Context> Observation observation(String name, String verb, Supplier<C> context) {
        return Observation.createNotStarted(name, context, registry)
                .contextualName(queue + " " + verb)
                .lowCardinalityKeyValue("queue", queue);
    }
}
