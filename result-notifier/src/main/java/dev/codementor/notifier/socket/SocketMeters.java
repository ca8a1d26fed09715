package dev.codementor.notifier.socket;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/** What the connections count. */
final class SocketMeters {

    private final MeterRegistry registry;

    SocketMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void watchConnections(Collection<?> sockets) {
        Gauge.builder("codementor.notifier.connections", sockets, Collection::size)
                .description("Clients that are connected")
                .register(registry);
    }

    void closed(CloseCode code) {
        registry.counter("codementor.notifier.closed", "code", Integer.toString(code.code()))
                .increment();
    }

    void problem(String code) {
        registry.counter("codementor.notifier.problems", "code", code).increment();
    }
}
