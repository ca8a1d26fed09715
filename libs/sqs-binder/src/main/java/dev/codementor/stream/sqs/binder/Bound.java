package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.queue.BoundQueue;
import dev.codementor.stream.sqs.receive.SqsInboundEndpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The bindings that exist now, whether their queues were found or not. */
final class Bound {

    private final Map<String, BoundQueue> producers = new ConcurrentHashMap<>();
    private final List<SqsInboundEndpoint> consumers = new CopyOnWriteArrayList<>();

    void producer(String binding, BoundQueue queue) {
        producers.put(binding, queue);
    }

    void consumer(SqsInboundEndpoint endpoint) {
        consumers.removeIf(former -> former.binding().equals(endpoint.binding()) && !former.isRunning());
        consumers.add(endpoint);
    }

    /** Removes consumers that were unbound, because they are stopped for good. */
    void unboundConsumers() {
        consumers.removeIf(endpoint -> !endpoint.isRunning());
    }

    /** By binding. */
    Map<String, BoundQueue> producers() {
        return producers;
    }

    List<SqsInboundEndpoint> consumers() {
        return consumers;
    }
}
