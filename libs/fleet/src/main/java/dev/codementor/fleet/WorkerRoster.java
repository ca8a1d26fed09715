package dev.codementor.fleet;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The workers that operators see: also those that were heard of within the last hour and are silent now. Workers that
 * were stopped properly have taken leave and are not among them. Asked from the ledger each time.
 */
public final class WorkerRoster {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final InstanceDirectory directory;
    private final FleetProperties properties;
    private final Clock clock;

    WorkerRoster(InstanceDirectory directory, FleetProperties properties, Clock clock) {
        this.directory = directory;
        this.properties = properties;
        this.clock = clock;
    }

    /** By name. */
    public List<Member> now() {
        Instant lost = clock.instant().minus(properties.workerHeartbeatWithin());
        return directory.liveWorkers(REMEMBERED).stream()
                .map(worker -> new Member(worker, worker.heartbeatAt().isAfter(lost)))
                .toList();
    }

    /** @param alive whether its heartbeat is young enough */
    public record Member(LiveWorker worker, boolean alive) {}
}
