package dev.codementor.notifier.socket;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the connections count. */
final class SocketMeters {

    private final MeterRegistry registry;
    private final AtomicInteger connections = new AtomicInteger();

    SocketMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("codementor.notifier.connections", connections);
    }

    /** Counts a connection in, and returns how many there are. */
    int opened() {
        return connections.incrementAndGet();
    }

    void gone() {
        connections.decrementAndGet();
    }

    void closed(CloseCode code) {
        registry.counter("codementor.notifier.closed", "code", Integer.toString(code.code()))
                .increment();
    }

    void problem(String code) {
        registry.counter("codementor.notifier.problems", "code", code).increment();
    }
}
