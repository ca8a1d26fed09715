package dev.codementor.livelink;

import dev.codementor.ledger.InstanceDirectory.LiveNotifier;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one notifier. One virtual thread writes: lone text goes at once, and what gathers while a frame is being
 * written shares the next one.
 */
final class NotifierLink {

    private static final Logger log = LoggerFactory.getLogger(NotifierLink.class);

    /** Nobody sees it, and a quick answer goes out in one frame with the news that it was begun. */
    private static final Duration GATHERING = Duration.ofMillis(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final LiveNotifier notifier;
    private final HttpClient client;
    private final ServiceTokens tokens;
    private final LiveLinkProperties properties;
    private final LiveLinkMeters meters;
    private final LiveFrameCodec codec = new LiveFrameCodec();
    private final Backlog backlog;
    private final Thread writer;
    private volatile boolean closing;
    private volatile boolean renewing;
    private volatile @Nullable String token;

    NotifierLink(
            LiveNotifier notifier,
            HttpClient client,
            ServiceTokens tokens,
            LiveLinkProperties properties,
            LiveLinkMeters meters) {
        this.notifier = notifier;
        this.client = client;
        this.tokens = tokens;
        this.properties = properties;
        this.meters = meters;
        this.backlog = new Backlog(properties.largestBacklog(), properties.largestBacklogBytes(), GATHERING);
        this.writer =
                Thread.ofVirtual().name("live-link-" + notifier.instance()).unstarted(this::run);
    }

    void start() {
        writer.start();
    }

    LiveNotifier notifier() {
        return notifier;
    }

    /** @param atOnce whether somebody waits for it */
    void send(byte[] event, boolean atOnce) {
        int dropped = backlog.add(event, atOnce);
        if (dropped > 0) {
            meters.dropped(dropped);
        }
    }

    /** Connects anew if it is connected with another token than this, after the frame that is being written. */
    void renew(String current) {
        String shown = token;
        if (shown != null && !shown.equals(current)) {
            renewing = true;
            backlog.wake();
        }
    }

    /** Writes what waits, for at most a second, and disconnects. */
    void close() throws InterruptedException {
        closing = true;
        backlog.wake();
        if (!writer.join(GOODBYE)) {
            writer.interrupt();
        }
    }

    private void run() {
        Duration pause = Duration.ZERO;
        boolean lost = false;
        try {
            while (!closing) {
                Thread.sleep(pause);
                Peer peer = new Peer();
                WebSocket socket = connect(peer, lost);
                if (socket == null) {
                    lost = true;
                    pause = longer(pause);
                    continue;
                }
                log.info("action=link-open notifier={}", notifier.instance());
                meters.connected(1);
                try {
                    lost = !writeUntilOver(socket, peer);
                } finally {
                    meters.connected(-1);
                    socket.abort();
                }
                pause = lost ? FIRST_PAUSE : Duration.ZERO;
                if (lost) {
                    log.info("action=link-lost notifier={} next=reconnects", notifier.instance());
                }
            }
        } catch (InterruptedException e) {
            log.debug(
                    "action=link-ended notifier={} next=readers-get-unsent-events-from-the-ledger",
                    notifier.instance());
        }
    }

    private @Nullable WebSocket connect(Peer peer, boolean again) throws InterruptedException {
        String current = "";
        try {
            renewing = false;
            current = tokens.current();
            token = current;
            return client.newWebSocketBuilder()
                    .connectTimeout(properties.connectTimeout())
                    .header("Authorization", "Bearer " + current)
                    .buildAsync(notifier.internalAddress(), peer)
                    .get(properties.connectTimeout().toMillis() + 1000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refusal
                    && refusal.getResponse().statusCode() == 401) {
                tokens.refused(current);
            }
            report(e.getCause(), again);
        } catch (IOException | TimeoutException | RuntimeException e) {
            report(e, again);
        }
        return null;
    }

    private void report(@Nullable Throwable cause, boolean again) {
        // One line for an outage, not one for each try.
        if (!again) {
            log.warn(
                    "action=link-failed notifier={} address={} cause=\"{}\""
                            + " next=tries-again-and-readers-get-text-from-the-ledger",
                    notifier.instance(),
                    notifier.internalAddress(),
                    String.valueOf(cause));
        }
    }

    /** Returns true when it was this side that wanted to end it. */
    private boolean writeUntilOver(WebSocket socket, Peer peer) throws InterruptedException {
        while (!peer.gone) {
            if (renewing || (closing && backlog.isEmpty())) {
                goodbye(socket);
                return true;
            }
            List<byte[]> events = backlog.take(properties.largestFrame(), properties.directoryInterval());
            if (events.isEmpty()) {
                continue;
            }
            try {
                socket.sendBinary(ByteBuffer.wrap(codec.frame(events)), true)
                        .get(properties.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
                meters.sent(events.size());
            } catch (ExecutionException | TimeoutException e) {
                meters.dropped(events.size());
                return false;
            }
        }
        return false;
    }

    private static void goodbye(WebSocket socket) throws InterruptedException {
        try {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.debug("action=link-already-closed", e);
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        Duration capped = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        // Jitter, so that publishers do not all come back to a restarted notifier in the same moment.
        return capped.multipliedBy(ThreadLocalRandom.current().nextInt(75, 126)).dividedBy(100);
    }

    /** What the notifier says, which is nothing but goodbye; pings are answered by the client itself. */
    private final class Peer implements WebSocket.Listener {

        private volatile boolean gone;

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            leave();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            leave();
        }

        private void leave() {
            gone = true;
            backlog.wake();
        }
    }
}
