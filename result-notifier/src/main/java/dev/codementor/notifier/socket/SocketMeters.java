package dev.codementor.notifier.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/** What the connections count. */
final class SocketMeters {

    private final MeterRegistry registry;

    SocketMeters(MeterRegistry registry) {
        this.registry = registry;
        // All from the start, so that the first slow reader is an increase and not a new time series.
        for (CloseCode code : CloseCode.values()) {
            closed(registry, code);
        }
    }

    void watchConnections(Collection<?> sockets) {
        Gauge.builder("codementor.notifier.connections", sockets, Collection::size)
                .description("Clients that are connected")
                .register(registry);
    }

    void closed(CloseCode code) {
        closed(registry, code).increment();
    }

    private static Counter closed(MeterRegistry registry, CloseCode code) {
        return Counter.builder("codementor.notifier.closed")
                .description("Connections that this server ended, by close code; 4008 read too slowly")
                .tag("code", Integer.toString(code.code()))
                .register(registry);
    }

    void problem(String code) {
        Counter.builder("codementor.notifier.problems")
                .description("Frames that could not be understood or fulfilled, by code")
                .tag("code", code)
                .register(registry)
                .increment();
    }
}
