package dev.codementor.notifier.socket;

import dev.codementor.notifier.clockwork.Repeating;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Looks over all connections for those whose time has run out: one thread for all, as thousands of timers would cost
 * more. Says goodbye to all before the server stops.
 */
final class SocketWatch implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final EventEndpoint endpoint;
    private final Clock clock;
    private @Nullable Repeating watch;

    SocketWatch(EventEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public void start() {
        watch = Repeating.start("socket-watch", INTERVAL, this::look);
    }

    /** Before the web server, which would wait for the connections to end by themselves. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        Repeating watching = watch;
        if (watching != null) {
            watching.close();
        }
        watch = null;
        endpoint.sockets().forEach(socket -> socket.closeSoon(CloseCode.GOING_AWAY));
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }

    private void look() {
        long now = System.nanoTime();
        Instant wallClock = clock.instant();
        for (EventSocket socket : endpoint.sockets()) {
            socket.check(now, wallClock);
        }
    }
}
