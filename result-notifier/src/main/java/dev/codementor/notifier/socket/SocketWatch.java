package dev.codementor.notifier.socket;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks over all connections for those whose time has run out: one thread for all, as thousands of timers would cost
 * more. Says goodbye to all before the server stops.
 */
final class SocketWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SocketWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final EventEndpoint endpoint;
    private final Clock clock;
    private @Nullable Thread thread;

    SocketWatch(EventEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("socket-watch").start(this::watch);
    }

    /** Before the web server, which would wait for the connections to end by themselves. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        Thread watching = thread;
        if (watching != null) {
            watching.interrupt();
        }
        thread = null;
        endpoint.sockets().forEach(socket -> socket.closeSoon(CloseCode.GOING_AWAY));
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void watch() {
        try {
            while (!Thread.interrupted()) {
                Thread.sleep(INTERVAL);
                long now = System.nanoTime();
                var wallClock = clock.instant();
                for (EventSocket socket : endpoint.sockets()) {
                    socket.check(now, wallClock);
                }
            }
        } catch (InterruptedException e) {
            log.debug("No longer watching connections");
        }
    }
}
