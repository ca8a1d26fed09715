package dev.codementor.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.ledger.backlog.RecentAnswers;
import dev.codementor.ledger.backlog.ScoredPrediction;
import dev.codementor.ledger.backlog.StartPrediction;
import dev.codementor.ledger.backlog.TokenSpeed;
import dev.codementor.ledger.backlog.UnsettledJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Six hours with two deadlines, replayed second by second: what students are told about their start holds as often as it
 * should. (When nobody waits, it always holds, so a replay without a rush would say nothing.)
 * Answers are longer and shorter than those before, as they are: with a standard deviation of half of their logarithm.
 */
class RushTest {

    private static final int SLOTS = 4;
    /** The quota by default. */
    private static final int OUTSTANDING = 5;

    private static final double TYPICAL = 11;
    private static final double SPREAD = 0.5;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int DAY = 6 * 3_600;

    private final FakeLedger ledger = new FakeLedger();
    private final FleetProperties fleet = new FleetProperties(
            Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(7), 2, 8);
    private final ForecastProperties properties =
            new ForecastProperties(60, 17, 1, 300, 10_000, 200, Duration.ofDays(7));
    private final LiveWorkers workers = new LiveWorkers(ledger, fleet, ledger);
    private final DispatchWindow window = new DispatchWindow(workers, fleet);
    private final Backlogs backlogs = new Backlogs(ledger, workers, window, properties, ledger);
    private final StartPredictions predictions = new StartPredictions(ledger, properties);
    private final WaitingLine line =
            new WaitingLine(ledger, backlogs, predictions, new Pauses(List::of, ledger), ledger);

    private final List<Job> jobs = new ArrayList<>();
    private final Map<JobId, StartPrediction> told = new HashMap<>();
    private final List<Double> runs = new ArrayList<>();
    private int held;
    private int scored;

    private static final class Job {
        private final JobId id = JobId.next();
        private final String owner;
        private final Instant accepted;
        private final double seconds;
        private Instant released;
        private Instant started;

        Job(String owner, Instant accepted, double seconds) {
            this.owner = owner;
            this.accepted = accepted;
            this.seconds = seconds;
        }
    }

    /** @param slower how much longer real answers take than their tokens say, such as for a model server that also loads */
    @ParameterizedTest
    @CsvSource({"1, 1.0", "2, 1.0", "3, 1.0", "1, 1.5", "2, 1.5", "3, 0.9"})
    void holdsNineOfTenPromises(long seed, double slower) {
        Random random = new Random(seed);
        ledger.replays(this::unsettled);
        for (int second = 0; second < DAY; second++) {
            ledger.announceWorker(
                    new WorkerState("w1", "1", "qwen", SLOTS, 0, false, false, null, SLOTS, new TokenSpeed(60, 17)));
            end();
            release();
            start();
            if (random.nextDouble() < rate(second)) {
                ask(random, slower);
            }
            ledger.advance(SECOND);
        }

        assertThat(scored).isGreaterThan(500);
        assertThat((double) held / scored).isBetween(0.85, 0.95);
    }

    /** Questions a second: what the slots can just do not, twice a day for half an hour, and little else. */
    private static double rate(int second) {
        int hour = second / 3_600;
        boolean deadline = (hour == 2 || hour == 4) && second % 3_600 < 1_800;
        return deadline ? 0.45 : 0.1;
    }

    private void ask(Random random, double slower) {
        String owner = "student-" + random.nextInt(60);
        if (jobs.stream().filter(each -> each.owner.equals(owner)).count() >= OUTSTANDING) {
            return;
        }
        Job job = new Job(
                owner,
                ledger.instant(),
                TYPICAL * slower * Math.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2));
        int ahead = (int) jobs.stream().filter(each -> each.started == null).count();
        jobs.add(job);
        int before = ledger.kept().size();
        line.accepted(job.id, job.owner, ahead + 1);
        predictions.write();
        if (ledger.kept().size() > before) {
            told.put(job.id, ledger.kept().getLast());
        }
    }

    private void end() {
        List<Job> done = jobs.stream()
                .filter(job -> job.started != null
                        && !ledger.instant().isBefore(job.started.plusMillis(Math.round(job.seconds * 1_000))))
                .toList();
        jobs.removeAll(done);
        done.forEach(job -> runs.add(job.seconds));
        double mean = runs.subList(Math.max(0, runs.size() - 500), runs.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(TYPICAL);
        ledger.forgetsAnswers();
        ledger.answered(new RecentAnswers(
                JobKind.PROMPT, "cs101", 50, 0, 60, 170, Duration.ofMillis(Math.round(mean * 1_000))));
    }

    private void release() {
        Map<String, Integer> out = new HashMap<>();
        jobs.stream().filter(job -> job.released != null).forEach(job -> out.merge(job.owner, 1, Integer::sum));
        for (Job job : jobs) {
            if (job.released == null && out.merge(job.owner, 1, Integer::sum) <= window.forOwner()) {
                job.released = ledger.instant();
            }
        }
    }

    /** The queue is first in, first out. */
    private void start() {
        long running = jobs.stream().filter(job -> job.started != null).count();
        List<Job> queue = jobs.stream()
                .filter(job -> job.released != null && job.started == null)
                .sorted((one, other) -> one.released.compareTo(other.released))
                .limit(SLOTS - running)
                .toList();
        for (Job job : queue) {
            job.started = ledger.instant();
            StartPrediction prediction = told.remove(job.id);
            if (prediction != null) {
                ScoredPrediction outcome = new ScoredPrediction(
                        prediction.expected(),
                        prediction.p50(),
                        prediction.p90(),
                        Duration.between(job.accepted, job.started));
                ledger.predicted(outcome);
                scored++;
                held += outcome.p90Held() ? 1 : 0;
            }
        }
    }

    private List<UnsettledJob> unsettled() {
        return jobs.stream()
                .map(job -> new UnsettledJob(
                        job.id,
                        JobKind.PROMPT,
                        "cs101",
                        job.owner,
                        job.started == null ? JobState.QUEUED : JobState.RUNNING,
                        job.released != null,
                        0,
                        null,
                        job.started == null ? null : Duration.between(job.started, ledger.instant()),
                        job.started == null ? null : "w1"))
                .toList();
    }
}
