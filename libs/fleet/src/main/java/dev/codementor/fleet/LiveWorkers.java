package dev.codementor.fleet;

import dev.codementor.contract.ModelNames;
import dev.codementor.contract.WaitingCode;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.InstanceDirectory.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The live workers, as the ledger knew them at most about a second ago. */
public final class LiveWorkers {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<Snapshot> snapshot;

    public LiveWorkers(InstanceDirectory directory, FleetProperties properties, Clock clock) {
        this.snapshot = new Remembered<>(
                () -> Snapshot.of(directory.liveWorkers(properties.workerHeartbeatWithin())), FRESH, clock);
    }

    /** @throws RuntimeException when the ledger could never be asked yet */
    public Snapshot now() {
        return snapshot.get();
    }

    /**
     * What the live workers can do together. A worker that is draining or has no model takes no jobs, so its slots do not
     * count.
     *
     * @param workers each of them, by name
     * @param slots jobs that they work on at a time
     * @param free slots that wait for a job
     * @param models that they answer with; not those of workers whose model is away
     * @param rehearsal whether all of them are rehearsal servers and not models; false when there are none
     */
    public record Snapshot(List<LiveWorker> workers, int slots, int free, Set<String> models, boolean rehearsal) {

        /** What it means to students that a worker has no model, the most hopeful first. */
        private static final Map<String, WaitingCode> TROUBLES = troubles();

        private static Map<String, WaitingCode> troubles() {
            Map<String, WaitingCode> codes = new LinkedHashMap<>();
            codes.put("pulling", WaitingCode.MODEL_PULLING);
            codes.put("away", WaitingCode.MODEL_AWAY);
            codes.put("failing", WaitingCode.MODEL_FAILING);
            codes.put("missing", WaitingCode.MODEL_MISSING);
            return Collections.unmodifiableMap(codes);
        }

        /** Why no worker takes jobs; empty when one does. */
        public Optional<WaitingCode> waiting() {
            if (slots > 0) {
                return Optional.empty();
            }
            Set<String> found = workers.stream()
                    .map(LiveWorker::trouble)
                    .filter(Objects::nonNull)
                    .map(Trouble::code)
                    .collect(Collectors.toSet());
            return TROUBLES.entrySet().stream()
                    .filter(entry -> found.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .or(() -> Optional.of(WaitingCode.NO_WORKER));
        }

        /** Whether a worker that takes jobs has the model on its server, or does not say what is there. */
        public boolean has(String model) {
            return workers.stream()
                    .filter(LiveWorker::takesJobs)
                    .anyMatch(worker -> worker.models().isEmpty()
                            || worker.models().stream().anyMatch(name -> ModelNames.same(name, model)));
        }

        static Snapshot of(List<LiveWorker> workers) {
            List<LiveWorker> taking =
                    workers.stream().filter(LiveWorker::takesJobs).toList();
            return new Snapshot(
                    List.copyOf(workers),
                    taking.stream().mapToInt(LiveWorker::slots).sum(),
                    taking.stream()
                            .mapToInt(worker -> Math.max(0, worker.slots() - worker.busy()))
                            .sum(),
                    workers.stream()
                            .filter(worker -> worker.trouble() == null)
                            .map(LiveWorker::model)
                            .collect(Collectors.toUnmodifiableSet()),
                    !workers.isEmpty() && workers.stream().allMatch(LiveWorker::rehearsal));
        }
    }
}
