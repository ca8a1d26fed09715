package dev.codementor.queues;

import dev.codementor.stream.sqs.QueueCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.messaging.MessageChannel;

/** Asks the binder that sends to the queues. */
final class BinderQueueDepths implements QueueDepths {

    private static final String BINDER = "sqs";
    private static final String[] QUEUES = {"interactive", "grading", "outcomes"};

    private final BinderFactory binders;
    private final BindingServiceProperties bindings;

    BinderQueueDepths(BinderFactory binders, BindingServiceProperties bindings) {
        this.binders = binders;
        this.bindings = bindings;
    }

    @Override
    public Map<String, Depth> now() {
        Map<String, Depth> depths = new LinkedHashMap<>();
        if (binders.getBinder(BINDER, MessageChannel.class) instanceof QueueCounts counts) {
            for (String queue : QUEUES) {
                counts.counts(bindings.getBindingDestination(queue + "-out"))
                        .ifPresent(found ->
                                depths.put(queue, new Depth(found.visible(), found.inFlight(), found.delayed())));
            }
        }
        return depths;
    }
}
