package dev.codementor.notifier.socket;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Checks all connections for time limits that have passed. One thread serves all of them, because thousands of timers
 * would cost more. Closes all connections properly before the server stops.
 */
final class SocketWatch implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final EventEndpoint endpoint;
    private final Clock clock;
    private final Chores watch;

    SocketWatch(EventEndpoint endpoint, MeterRegistry meters, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.watch = Chores.oneAfterAnother(
                "socket-watch", meters, List.of(Chore.repeating("socket-watch", INTERVAL, this::look)));
    }

    @Override
    public void start() {
        watch.start();
    }

    /** Stops before the web server, which would wait for the connections to end. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        watch.stop();
        endpoint.sockets().forEach(socket -> socket.closeSoon(CloseCode.GOING_AWAY));
    }

    @Override
    public boolean isRunning() {
        return watch.isRunning();
    }

    private void look() {
        long now = System.nanoTime();
        Instant wallClock = clock.instant();
        for (EventSocket socket : endpoint.sockets()) {
            socket.check(now, wallClock);
        }
    }
}
