package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.queue.SqsQueue;
import dev.codementor.stream.sqs.receive.SqsInboundEndpoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The bindings that exist now. */
final class Bound {

    private final Map<String, SqsQueue> produced = new ConcurrentHashMap<>();
    private final List<SqsInboundEndpoint> consumers = new CopyOnWriteArrayList<>();

    void producer(SqsQueue queue) {
        produced.put(queue.url(), queue);
    }

    void consumer(SqsInboundEndpoint endpoint) {
        consumers.add(endpoint);
    }

    /** Removes consumers that were unbound, because they are stopped for good. */
    void unboundConsumers() {
        consumers.removeIf(endpoint -> !endpoint.isRunning());
    }

    Collection<SqsQueue> produced() {
        return produced.values();
    }

    List<SqsInboundEndpoint> consumers() {
        return consumers;
    }
}
