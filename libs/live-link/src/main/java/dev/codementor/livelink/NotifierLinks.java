package dev.codementor.livelink;

import dev.codementor.contract.live.LiveEvent;
import dev.codementor.fleet.LiveNotifiers;
import dev.codementor.ledger.InstanceDirectory.LiveNotifier;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Links to all notifiers that the ledger knows to live. */
final class NotifierLinks implements LiveEvents, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NotifierLinks.class);

    private final LiveNotifiers notifiers;
    private final ServiceTokens tokens;
    private final LiveLinkProperties properties;
    private final LiveLinkMeters meters;
    private final LiveFrameCodec codec = new LiveFrameCodec();
    private final HttpClient client;
    private final Map<LiveNotifier, NotifierLink> links = new HashMap<>();
    private volatile List<NotifierLink> current = List.of();
    private boolean tokenFailed;

    NotifierLinks(LiveNotifiers notifiers, ServiceTokens tokens, LiveLinkProperties properties, LiveLinkMeters meters) {
        this.notifiers = notifiers;
        this.tokens = tokens;
        this.properties = properties;
        this.meters = meters;
        this.client = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("live-link-client-", 0).factory()))
                .build();
    }

    @Override
    public void publish(LiveEvent event) {
        List<NotifierLink> now = current;
        if (now.isEmpty()) {
            return;
        }
        byte[] encoded = codec.encode(event);
        boolean atOnce = !(event instanceof LiveEvent.StateChanged);
        for (NotifierLink link : now) {
            link.send(encoded, atOnce);
        }
    }

    /** Writes what waits, for at most a second, and disconnects. Nobody may refresh any more. */
    @Override
    public void close() throws InterruptedException {
        List<Thread> farewells = current.stream()
                .map(link -> Thread.ofVirtual().start(() -> closeQuietly(link)))
                .toList();
        current = List.of();
        for (Thread farewell : farewells) {
            farewell.join();
        }
        client.shutdownNow();
    }

    /**
     * Asks the ledger which notifiers live, links to them, and renews the token that is shown to them; to be called every
     * second or so. When the ledger is away, the links that are there go on without it.
     */
    void refresh() {
        try {
            adopt(notifiers.now());
        } finally {
            if (!links.isEmpty()) {
                renewToken();
            }
        }
    }

    private void adopt(List<LiveNotifier> live) {
        boolean changed = false;
        for (LiveNotifier notifier : live) {
            if (!links.containsKey(notifier)) {
                NotifierLink link = new NotifierLink(notifier, client, tokens, properties, meters);
                links.put(notifier, link);
                link.start();
                changed = true;
            }
        }
        for (NotifierLink link : List.copyOf(links.values())) {
            if (!live.contains(link.notifier())) {
                links.remove(link.notifier());
                Thread.ofVirtual().start(() -> closeQuietly(link));
                changed = true;
            }
        }
        if (changed) {
            current = List.copyOf(links.values());
        }
    }

    private void renewToken() {
        try {
            String now = tokens.current();
            current.forEach(link -> link.renew(now));
            tokenFailed = false;
        } catch (IOException e) {
            if (!tokenFailed) {
                log.warn("action=service-token-missing cause=\"{}\" next=asks-again", e.toString());
            }
            tokenFailed = true;
        }
    }

    private static void closeQuietly(NotifierLink link) {
        try {
            link.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
