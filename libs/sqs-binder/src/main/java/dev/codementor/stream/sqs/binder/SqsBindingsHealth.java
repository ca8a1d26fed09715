package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.queue.SqsFault;
import dev.codementor.stream.sqs.receive.SqsInboundEndpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down while a started consumer has no queue: it was not found yet, or it was deleted. Meant for the readiness group: it
 * asks SQS nothing, and an outage of SQS under a consumer that found its queue leaves it up.
 */
public final class SqsBindingsHealth extends AbstractHealthIndicator {

    private static final String LOOKING = "its queue is being looked for";

    private final List<Bound> binders = new CopyOnWriteArrayList<>();

    void watch(Bound bound) {
        binders.add(bound);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, String> bindings = new TreeMap<>();
        health.up();
        for (Bound bound : binders) {
            for (SqsInboundEndpoint consumer : bound.consumers()) {
                if (consumer.isRunning() && !consumer.queue().isFound()) {
                    health.down();
                    bindings.put(consumer.binding(), "not bound to " + consumer.queue() + ": " + why(consumer));
                } else {
                    bindings.put(consumer.binding(), consumer.state());
                }
            }
        }
        health.withDetails(Map.of("consumers", bindings));
    }

    private static String why(SqsInboundEndpoint consumer) {
        return consumer.queue().fault().map(SqsFault::sentence).orElse(LOOKING);
    }
}
