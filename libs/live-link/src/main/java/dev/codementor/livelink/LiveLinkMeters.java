package dev.codementor.livelink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the links count. */
final class LiveLinkMeters {

    private final Counter sent;
    private final Counter dropped;
    private final Counter frames;
    private final AtomicInteger connected;

    LiveLinkMeters(MeterRegistry registry) {
        this.sent = Counter.builder("codementor.live.events.sent")
                .description("Events written to notifiers, each notifier counted")
                .register(registry);
        this.dropped = Counter.builder("codementor.live.events.dropped")
                .description("Events that a notifier was too slow for or lost with its connection")
                .register(registry);
        this.frames = Counter.builder("codementor.live.frames.sent")
                .description("Frames that carried the events")
                .register(registry);
        this.connected = registry.gauge("codementor.live.links", new AtomicInteger());
    }

    void sent(int events) {
        sent.increment(events);
        frames.increment();
    }

    void dropped(int events) {
        dropped.increment(events);
    }

    void connected(int change) {
        connected.addAndGet(change);
    }
}
