package dev.codementor.api.dispatch;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the live workers can do together, at most about a second old. */
public final class LiveWorkers {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<Snapshot> snapshot;

    LiveWorkers(InstanceDirectory directory, Duration heartbeatWithin, Clock clock) {
        this.snapshot = new Remembered<>(() -> Snapshot.of(directory.liveWorkers(heartbeatWithin)), FRESH, clock);
    }

    /** @throws RuntimeException when the ledger could never be asked yet */
    public Snapshot now() {
        return snapshot.get();
    }

    /**
     * @param slots jobs that they work on at a time, together
     * @param free slots that wait for a job
     * @param models that they answer with
     * @param rehearsal whether they all are no models but rehearsal servers; false when there are none
     */
    public record Snapshot(int slots, int free, Set<String> models, boolean rehearsal) {

        static Snapshot of(List<LiveWorker> workers) {
            return new Snapshot(
                    workers.stream().mapToInt(LiveWorker::slots).sum(),
                    workers.stream()
                            .mapToInt(worker -> Math.max(0, worker.slots() - worker.busy()))
                            .sum(),
                    workers.stream().map(LiveWorker::model).collect(Collectors.toUnmodifiableSet()),
                    !workers.isEmpty() && workers.stream().allMatch(LiveWorker::rehearsal));
        }
    }
}
