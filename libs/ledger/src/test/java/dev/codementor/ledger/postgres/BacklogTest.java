package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.ledger.backlog.BacklogLedger;
import dev.codementor.ledger.backlog.LastSpeed;
import dev.codementor.ledger.backlog.LedgerFigures;
import dev.codementor.ledger.backlog.PlannedWork;
import dev.codementor.ledger.backlog.RecentAnswers;
import dev.codementor.ledger.backlog.ScoredPrediction;
import dev.codementor.ledger.backlog.StartPrediction;
import dev.codementor.ledger.backlog.TokenSpeed;
import dev.codementor.ledger.backlog.UnsettledJob;
import dev.codementor.ledger.backlog.WaitingItems;
import dev.codementor.ledger.batches.BatchRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Duration KEPT = Duration.ofDays(7);

    private final PostgresLedger ledger = TestLedger.shared();
    private final BacklogLedger backlog = ledger.backlog();

    @BeforeEach
    void clear() {
        TestLedger.clear();
        TestLedger.withoutTriggers("delete from workers");
        TestLedger.withoutTriggers("delete from model_speeds");
    }

    @Test
    void listsWhatWaitsIsHeldAndRuns() {
        String owner = Jobs.newOwner();
        aJob().answered();
        JobId running = aJob().of(owner).running().job();
        JobId queued = aJob().of(owner).inCourse("cs102").asking("Größe?").queued();
        JobId held = aJob().of(owner).inWindow(2).accepted();

        List<UnsettledJob> jobs = backlog.unsettled(10);

        assertThat(jobs).extracting(UnsettledJob::id).containsExactly(running, queued, held);
        assertThat(jobs)
                .extracting(UnsettledJob::state)
                .containsExactly(JobState.RUNNING, JobState.QUEUED, JobState.ACCEPTED);
        assertThat(jobs).extracting(UnsettledJob::released).containsExactly(true, true, false);
        assertThat(jobs.getFirst().worker()).isEqualTo("worker-1");
        assertThat(jobs.getFirst().running()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        UnsettledJob waits = jobs.get(1);
        assertThat(waits)
                .isEqualTo(new UnsettledJob(
                        queued, JobKind.PROMPT, "cs102", owner, JobState.QUEUED, true, 8, null, null, null));
        assertThat(backlog.unsettled(2)).extracting(UnsettledJob::id).containsExactly(running, queued);
        assertThat(backlog.countUnsettled(JobKind.PROMPT)).isEqualTo(3);
        assertThat(backlog.countUnsettled(JobKind.GRADING)).isZero();
    }

    @Test
    void knowsThePlanOfGradingsAndOfItemsWithoutJob() {
        BatchRecord batch = aBatch().of(4).started(3);
        aBatch().of(2).ready();
        JobId job = Batches.advanced(ledger, batch, 1).getFirst();

        assertThat(backlog.unsettled(10))
                .extracting(UnsettledJob::id, UnsettledJob::grading)
                .containsExactly(tuple(job, new PlannedWork(100, 1.4, 160)));
        // The fourth item is not started.
        assertThat(backlog.waitingItems())
                .containsExactly(new WaitingItems(batch.id(), batch.course(), 2, new PlannedWork(250, 1.4, 160)));
    }

    @Test
    void countsWhatStandsInEachPhase() {
        String owner = Jobs.newOwner();
        aJob().answered();
        JobId running = aJob().of(owner).running().job();
        aJob().inCourse("cs102").queued();
        aJob().of(owner).inWindow(1).accepted();
        aJob().accepted();
        TestLedger.withoutTriggers(
                "update jobs set started_at = started_at - interval '1 minute' where id = '%s'".formatted(running));
        aBatch().of(3).graded();

        LedgerFigures figures = backlog.figures(Duration.ofDays(7));

        assertThat(figures.jobs())
                .extracting(
                        LedgerFigures.Unsettled::course, LedgerFigures.Unsettled::phase, LedgerFigures.Unsettled::jobs)
                .containsExactlyInAnyOrder(
                        tuple("cs101", LedgerFigures.Phase.RUNNING, 1),
                        tuple("cs102", LedgerFigures.Phase.QUEUED, 1),
                        tuple("cs101", LedgerFigures.Phase.HELD, 1),
                        tuple("cs101", LedgerFigures.Phase.ACCEPTED, 1));
        assertThat(figures.jobs())
                .filteredOn(each -> each.phase() == LedgerFigures.Phase.RUNNING)
                .singleElement()
                .satisfies(each -> assertThat(each.oldest()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3)));
        assertThat(figures.unarchived()).isEqualTo(4);
        assertThat(figures.oldestUnarchived()).isPositive();
        assertThat(figures.items()).containsExactlyEntriesOf(Map.of("succeeded", 3));
        assertThat(figures.flags()).isEmpty();
        assertThat(backlog.figures(Duration.ZERO.minusMinutes(5)).items()).isEmpty();
    }

    @Test
    void averagesLatestAnswersOfEachCourse() {
        JobId first = aJob().inCourse("cs101").asking("1234").answered();
        JobId second = aJob().inCourse("cs101").asking("12345678").answered();
        aJob().inCourse("cs102").asking("12").answered();
        aJob().inCourse("cs103").queued();
        took(first, 3);
        took(second, 1);

        assertThat(backlog.recentAnswers(10))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo(
                                        new RecentAnswers(JobKind.PROMPT, "cs101", 2, 6, 12, 3, Duration.ofSeconds(2))),
                        two -> assertThat(two.course()).isEqualTo("cs102"));
        assertThat(backlog.recentAnswers(1)).hasSize(1);
    }

    private static void took(JobId job, int seconds) {
        TestLedger.withoutTriggers("update jobs set started_at = settled_at - interval '%d seconds' where id = '%s'"
                .formatted(seconds, job));
    }

    @Test
    void remembersSpeedOfWorkersThatAreGone() {
        assertThat(backlog.lastSpeed()).isEmpty();
        TokenSpeed speed = new TokenSpeed(80, 12.5);
        ledger.instances().announceWorker(new WorkerState("w1", "1", "qwen", 4, 0, false, false));
        assertThat(backlog.lastSpeed()).isEmpty();

        ledger.instances().announceWorker(new WorkerState("w1", "1", "qwen", 4, 0, false, false, null, 3, speed));
        ledger.instances().withdrawWorker("w1");

        LastSpeed last = backlog.lastSpeed().orElseThrow();
        assertThat(last).isEqualTo(new LastSpeed("qwen", 4, 3, speed, last.measuredAt()));
    }

    @Test
    void comparesPredictionsWithStarts() {
        JobId starts = aJob().queued();
        JobId waits = aJob().queued();
        JobId gone = aJob().queued();
        backlog.keep(List.of(told(starts, 60), told(waits, 60), told(gone, 60), told(JobId.next(), 60)));
        backlog.keep(List.of(told(starts, 1)));
        assertThat(backlog.score(10, KEPT)).isZero();

        Jobs.claimed(ledger, starts);
        ledger.intake().cancel(gone, owner(gone));

        assertThat(backlog.score(10, KEPT)).isEqualTo(2);
        assertThat(backlog.score(10, KEPT)).isZero();
        assertThat(backlog.scored(10)).singleElement().satisfies(scored -> {
            assertThat(scored)
                    .isEqualTo(new ScoredPrediction(
                            Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(180), scored.waited()));
            assertThat(scored.waited()).isLessThan(Duration.ofSeconds(60));
            assertThat(scored.p90Held()).isTrue();
        });
        TestLedger.withoutTriggers("update start_predictions set started_at = started_at - interval '8 days'");
        assertThat(backlog.score(10, KEPT)).isEqualTo(1);
        assertThat(backlog.scored(10)).isEmpty();
    }

    private static StartPrediction told(JobId job, int seconds) {
        Duration expected = Duration.ofSeconds(seconds);
        return new StartPrediction(job, expected, expected.multipliedBy(2), expected.multipliedBy(3));
    }

    private static String owner(JobId job) {
        return TestLedger.shared().reader().find(job).orElseThrow().owner();
    }
}
