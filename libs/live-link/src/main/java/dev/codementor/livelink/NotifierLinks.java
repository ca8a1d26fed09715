package dev.codementor.livelink;

import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveNotifier;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Links to all notifiers that the ledger knows to live. */
final class NotifierLinks implements LiveEvents, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NotifierLinks.class);

    private final InstanceDirectory directory;
    private final ServiceTokens tokens;
    private final LiveLinkProperties properties;
    private final LiveLinkMeters meters;
    private final LiveFrameCodec codec = new LiveFrameCodec();
    private final HttpClient client;
    private final Thread follower;
    private final Map<LiveNotifier, NotifierLink> links = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile List<NotifierLink> current = List.of();
    private boolean directoryFailed;
    private boolean tokenFailed;

    NotifierLinks(
            InstanceDirectory directory, ServiceTokens tokens, LiveLinkProperties properties, LiveLinkMeters meters) {
        this.directory = directory;
        this.tokens = tokens;
        this.properties = properties;
        this.meters = meters;
        this.client = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("live-link-client-", 0).factory()))
                .build();
        this.follower = Thread.ofVirtual().name("live-link-directory").unstarted(this::followDirectory);
    }

    void start() {
        follower.start();
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

    /** Writes what waits, for at most a second, and disconnects. */
    @Override
    public void close() throws InterruptedException {
        // Not interrupted, as that would break the database connection that it may be using.
        closed.countDown();
        follower.join();
        List<Thread> farewells = current.stream()
                .map(link -> Thread.ofVirtual().start(() -> closeQuietly(link)))
                .toList();
        current = List.of();
        for (Thread farewell : farewells) {
            farewell.join();
        }
        client.shutdownNow();
    }

    private void followDirectory() {
        try {
            do {
                refresh();
            } while (!closed.await(properties.directoryInterval().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            log.debug("No longer following the directory of notifiers");
        }
    }

    private void refresh() {
        try {
            List<LiveNotifier> live = directory.liveNotifiers(properties.heartbeatWithin());
            directoryFailed = false;
            adopt(live);
        } catch (RuntimeException e) {
            // The ledger is away: the links that are there go on without it.
            if (!directoryFailed) {
                log.warn(
                        "Cannot ask the ledger for notifiers, keeping {} links and asking on: {}",
                        links.size(),
                        e.toString());
            }
            directoryFailed = true;
        }
        if (!links.isEmpty()) {
            renewToken();
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
                log.warn("No token to show to the notifiers, asking on: {}", e.toString());
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
