package dev.codementor.livelink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the links count. */
final class LiveLinkMeters {

    private final Counter sent;
    private final Counter dropped;
    private final Counter frames;
    private final AtomicInteger connected = new AtomicInteger();

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
        Gauge.builder("codementor.live.links", connected, AtomicInteger::get)
                .description("Connections to notifiers")
                .register(registry);
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
