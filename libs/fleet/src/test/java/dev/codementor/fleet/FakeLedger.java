package dev.codementor.fleet;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.backlog.BacklogLedger;
import dev.codementor.ledger.backlog.LastSpeed;
import dev.codementor.ledger.backlog.LedgerFigures;
import dev.codementor.ledger.backlog.PlannedWork;
import dev.codementor.ledger.backlog.RecentAnswers;
import dev.codementor.ledger.backlog.ScoredPrediction;
import dev.codementor.ledger.backlog.StartPrediction;
import dev.codementor.ledger.backlog.UnsettledJob;
import dev.codementor.ledger.backlog.WaitingItems;
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
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A ledger in memory, as far as the fleet asks it, and its clock. */
final class FakeLedger extends Clock implements InstanceDirectory, JobReader, BacklogLedger {

    private final List<LiveWorker> workers = new ArrayList<>();
    private final Map<JobId, Integer> positions = new HashMap<>();
    private Instant now = Instant.parse("2026-12-01T08:00:00Z");
    private final List<UnsettledJob> unsettled = new ArrayList<>();
    private final List<WaitingItems> items = new ArrayList<>();
    private final List<RecentAnswers> recent = new ArrayList<>();
    private final List<ScoredPrediction> scored = new ArrayList<>();
    private final List<StartPrediction> kept = new ArrayList<>();
    private @Nullable LastSpeed last;
    private @Nullable Supplier<List<UnsettledJob>> replayed;
    private int unseen;
    private boolean away;
    private int asked;

    void advance(Duration time) {
        now = now.plus(time);
    }

    void forgetsAnswers() {
        recent.clear();
    }

    void answered(RecentAnswers answers) {
        recent.add(answers);
    }

    void lastMeasured(LastSpeed speed) {
        last = speed;
    }

    /** From now on what waits and runs comes from there. */
    void replays(Supplier<List<UnsettledJob>> jobs) {
        replayed = jobs;
    }

    void hasMore(int jobs) {
        unseen = jobs;
    }

    void hasItems(WaitingItems waiting) {
        items.add(waiting);
    }

    void predicted(ScoredPrediction prediction) {
        scored.add(prediction);
    }

    List<StartPrediction> kept() {
        return kept;
    }

    JobId waits(String owner) {
        return add(owner, null, null, null);
    }

    JobId waits(String owner, PlannedWork grading) {
        return add(owner, grading, null, null);
    }

    JobId runs(String owner, String worker, Duration since) {
        return add(owner, null, since, worker);
    }

    private JobId add(
            String owner, @Nullable PlannedWork grading, @Nullable Duration running, @Nullable String worker) {
        JobId job = JobId.next();
        unsettled.add(new UnsettledJob(
                job,
                grading == null ? JobKind.PROMPT : JobKind.GRADING,
                "cs101",
                owner,
                running == null ? JobState.QUEUED : JobState.RUNNING,
                true,
                0,
                grading,
                running,
                worker));
        if (running == null) {
            positions.put(job, positions.size() + 1);
        }
        return job;
    }

    void goAway() {
        away = true;
    }

    int timesAskedForWorkers() {
        return asked;
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
                worker.gradingSlots(),
                worker.speed(),
                worker.models(),
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
    public Set<JobId> paused(Collection<JobId> jobs) {
        return Set.of();
    }

    @Override
    public Map<JobId, Integer> positions(Collection<JobId> jobs) {
        Map<JobId, Integer> found = new HashMap<>(positions);
        found.keySet().retainAll(jobs);
        return found;
    }

    @Override
    public List<UnsettledJob> unsettled(int limit) {
        return replayed == null ? List.copyOf(unsettled) : replayed.get();
    }

    @Override
    public int countUnsettled(JobKind kind) {
        return (int) unsettled.stream().filter(job -> job.kind() == kind).count() + unseen;
    }

    @Override
    public List<WaitingItems> waitingItems() {
        return List.copyOf(items);
    }

    @Override
    public List<RecentAnswers> recentAnswers(int latest) {
        return List.copyOf(recent);
    }

    @Override
    public LedgerFigures figures(Duration batchesSince) {
        throw notAsked();
    }

    @Override
    public Optional<LastSpeed> lastSpeed() {
        return Optional.ofNullable(last);
    }

    @Override
    public void keep(Collection<StartPrediction> told) {
        kept.addAll(told);
    }

    @Override
    public int score(int limit, Duration keepFor) {
        return 0;
    }

    @Override
    public List<ScoredPrediction> scored(int latest) {
        return List.copyOf(scored.subList(Math.max(0, scored.size() - latest), scored.size()));
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
