package dev.codementor.fleet;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobRecord;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ledger in memory, as far as the fleet asks it, and its clock. */
final class FakeLedger extends Clock implements InstanceDirectory, JobReader {

    private final List<LiveWorker> workers = new ArrayList<>();
    private final Map<JobId, Integer> positions = new HashMap<>();
    private Instant now = Instant.parse("2026-12-01T08:00:00Z");
    private @Nullable Duration run;
    private boolean away;
    private int asked;

    void advance(Duration time) {
        now = now.plus(time);
    }

    void typicalRunIs(Duration time) {
        run = time;
    }

    void goAway() {
        away = true;
    }

    int timesAskedForWorkers() {
        return asked;
    }

    JobId waitsAt(int position) {
        JobId job = JobId.next();
        positions.put(job, position);
        return job;
    }

    void beats(String instance, int slots, int busy) {
        announceWorker(new WorkerState(instance, "1", "qwen", slots, busy, false, false));
    }

    void drains(String instance, int slots, int busy) {
        announceWorker(new WorkerState(instance, "1", "qwen", slots, busy, false, true));
    }

    @Override
    public void announceWorker(WorkerState worker) {
        withdrawWorker(worker.instance());
        workers.add(new LiveWorker(
                worker.instance(),
                worker.version(),
                worker.model(),
                worker.slots(),
                worker.busy(),
                worker.rehearsal(),
                worker.draining(),
                worker.trouble(),
                now));
    }

    @Override
    public void withdrawWorker(String instance) {
        workers.removeIf(worker -> worker.instance().equals(instance));
    }

    @Override
    public List<LiveWorker> liveWorkers(Duration heartbeatWithin) {
        asked++;
        if (away) {
            throw new IllegalStateException("away");
        }
        return workers.stream()
                .filter(worker -> worker.heartbeatAt().isAfter(now.minus(heartbeatWithin)))
                .toList();
    }

    @Override
    public Map<JobId, Integer> positions(Collection<JobId> jobs) {
        Map<JobId, Integer> found = new HashMap<>(positions);
        found.keySet().retainAll(jobs);
        return found;
    }

    @Override
    public Optional<Duration> typicalRun() {
        return Optional.ofNullable(run);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw notAsked();
    }

    @Override
    public void announceNotifier(String instance, URI internalAddress) {
        throw notAsked();
    }

    @Override
    public void withdrawNotifier(String instance) {
        throw notAsked();
    }

    @Override
    public List<LiveNotifier> liveNotifiers(Duration heartbeatWithin) {
        throw notAsked();
    }

    @Override
    public Optional<JobRecord> find(JobId job) {
        throw notAsked();
    }

    @Override
    public List<JobRecord> list(
            String owner, @Nullable String course, @Nullable String conversation, @Nullable JobId before, int limit) {
        throw notAsked();
    }

    @Override
    public List<Turn> turns(String owner, String course, String conversation, @Nullable JobId before, int limit) {
        throw notAsked();
    }

    @Override
    public ConversationSize size(String owner, String course, String conversation) {
        throw notAsked();
    }

    @Override
    public List<TextSnapshot> snapshots(Collection<JobId> jobs) {
        throw notAsked();
    }

    @Override
    public List<TextSnapshot> unsettled(String owner, int limit) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("the fleet does not ask this");
    }
}
