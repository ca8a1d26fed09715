package dev.codementor.notifier.link;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.ledger.InstanceDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Opens the link's port and keeps saying in the ledger where it is. */
final class Announcement implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final String instance = "notifier-" + UUID.randomUUID();
    private final LinkServer server;
    private final InstanceDirectory directory;
    private final LinkProperties properties;
    private final Duration beat;
    private final MeterRegistry meters;
    private @Nullable Chores heartbeat;

    Announcement(
            LinkServer server,
            InstanceDirectory directory,
            LinkProperties properties,
            Duration beat,
            MeterRegistry meters) {
        this.server = server;
        this.directory = directory;
        this.properties = properties;
        this.beat = beat;
        this.meters = meters;
    }

    @Override
    public void start() {
        URI address = address(server.start());
        log.info("action=link-open address={} next=publishers-connect-there", address);
        Chores beating = Chores.oneAfterAnother(
                "notifier-heartbeat",
                meters,
                List.of(Chore.repeating(
                        "notifier-heartbeat", beat, () -> directory.announceNotifier(instance, address))));
        beating.start();
        heartbeat = beating;
    }

    @Override
    public void stop() {
        Chores beating = heartbeat;
        if (beating != null) {
            beating.stop();
        }
        heartbeat = null;
        try {
            directory.withdrawNotifier(instance);
        } catch (RuntimeException e) {
            log.info(
                    "action=withdraw-failed cause=\"{}\" next=publishers-forget-this-notifier-after-its-last-heartbeat",
                    e.toString());
        }
        server.stop();
    }

    @Override
    public boolean isRunning() {
        return heartbeat != null;
    }

    private URI address(int port) {
        URI configured = properties.address() == null ? URI.create("ws://" + host()) : properties.address();
        String path = configured.getPath().length() <= 1 ? LinkServer.PATH : configured.getPath();
        int told = configured.getPort() < 0 ? port : configured.getPort();
        return URI.create(configured.getScheme() + "://" + configured.getHost() + ":" + told + path);
    }

    private String host() {
        try {
            InetAddress bound = InetAddress.getByName(properties.bind());
            if (!bound.isAnyLocalAddress()) {
                return literal(bound);
            }
            return literal(InetAddress.getLocalHost());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "This host has no address of its own; set CODEMENTOR_NOTIFIER_INTERNAL_ADDRESS", e);
        }
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }
}
