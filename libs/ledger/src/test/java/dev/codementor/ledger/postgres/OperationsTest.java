package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.ATTEMPTS;
import static dev.codementor.ledger.postgres.Jobs.LEASE;
import static dev.codementor.ledger.postgres.Jobs.WIDE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.answer;
import static dev.codementor.ledger.postgres.Jobs.loseLease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.operations.HistoryLedger;
import dev.codementor.ledger.operations.HistoryLedger.Keep;
import dev.codementor.ledger.operations.HistoryLedger.Point;
import dev.codementor.ledger.operations.JobFilter;
import dev.codementor.ledger.operations.JobFilter.Standing;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.OperationsLedger.AuditFilter;
import dev.codementor.ledger.operations.OperationsLedger.Order;
import dev.codementor.ledger.operations.OperationsLedger.Redrive;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.ledger.operations.Pause;
import dev.codementor.ledger.operations.QueueFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class OperationsTest {

    private static final Order ORDER = new Order("op", "why not");
    private static final Duration TIME = Duration.ofHours(2);
    private static final Keep KEEP = new Keep(Duration.ofHours(6), Duration.ofDays(7), Duration.ofDays(90));
    private static final JobFilter DEAD = JobFilter.of(new Standing.Dead());

    private final PostgresLedger ledger = TestLedger.shared();
    private final OperationsLedger operations = ledger.operations();
    private final OperationsReader reader = ledger.operationsReader();
    private final HistoryLedger history = ledger.history();

    @BeforeEach
    void clear() {
        TestLedger.clear();
        TestLedger.withoutTriggers("truncate queue_history, fleet_history, refusals");
    }

    @Test
    void putsADeadJobBackWithNewAttemptsAndInANewEpoch() {
        JobId job = aJob().accepted();
        for (int i = 0; i < ATTEMPTS; i++) {
            assertThat(claim(job)).isInstanceOf(Claim.Claimed.class);
            loseLease(job);
        }
        assertThat(claim(job)).isInstanceOf(Claim.Over.class);
        JobRecord failed = find(job);
        assertThat(failed.failure()).isEqualTo(FailureCode.GAVE_UP.failure());

        Redrive begun = operations.redrive(ORDER, DEAD, 10).orElseThrow();
        List<ReleasedJob> back = operations.putBack(10, TIME);

        assertThat(begun.total()).isEqualTo(1);
        assertThat(back).extracting(ReleasedJob::job).containsExactly(job);
        assertThat(find(job).state()).isEqualTo(JobState.QUEUED);
        assertThat(find(job).failure()).isNull();
        for (int i = 0; i < ATTEMPTS - 1; i++) {
            assertThat(claim(job)).isInstanceOf(Claim.Claimed.class);
            loseLease(job);
        }
        Attempt last = ((Claim.Claimed) claim(job)).attempt();
        ledger.attempts().settle(last, answer("At last."), WIDE);
        assertThat(find(job).state()).isEqualTo(JobState.ANSWERED);
        assertThat(find(job).epoch()).isGreaterThan(failed.epoch());
        Redrive finished = operations.redrive(begun.id()).orElseThrow();
        assertThat(finished.redriven()).isEqualTo(1);
        assertThat(finished.answered()).isEqualTo(1);
        assertThat(finished.finished()).isNotNull();
    }

    @Test
    void archivesARedrivenJobAgainAndNeverUnsettled() {
        JobId job = failed();
        var first = ledger.transcripts().assign(List.of(job)).getFirst();

        operations.redrive(ORDER, DEAD, 10);
        operations.putBack(10, TIME);

        assertThat(ledger.transcripts().jobs(first.id())).isEmpty();
        ledger.transcripts().written(first.id(), "key", 0, "sha");
        Attempt attempt = ((Claim.Claimed) claim(job)).attempt();
        ledger.attempts().settle(attempt, answer("Better."), WIDE);
        var second = ledger.transcripts().assign(List.of(job)).getFirst();
        assertThat(ledger.transcripts().jobs(second.id()))
                .extracting(JobRecord::text)
                .containsExactly("Better.");
    }

    @Test
    void putsBackOnlyWhatIsDeadAndOnlyAFewInASecond() {
        List<JobId> dead = IntStream.range(0, 5).mapToObj(i -> failed()).toList();
        JobId ownFault = aJob().accepted();
        settle(ownFault, new Outcome.Failed("", null, null, FailureCode.ANSWER_TOO_LONG));
        aJob().answered();

        assertThat(operations.redrivable(DEAD, 100)).isEqualTo(5);
        assertThat(operations
                        .redrive(ORDER, JobFilter.of(new Standing.In(JobState.FAILED)), 100)
                        .orElseThrow()
                        .total())
                .isEqualTo(5);
        List<ReleasedJob> first = operations.putBack(2, TIME);
        List<ReleasedJob> second = operations.putBack(2, TIME);

        assertThat(first).extracting(ReleasedJob::job).containsExactly(dead.get(0), dead.get(1));
        assertThat(second).isEmpty();
        assertThat(find(ownFault).state()).isEqualTo(JobState.FAILED);
        assertThat(operations.redrive(
                        ORDER,
                        new JobFilter(new Standing.Any(), ownFault, null, null, null, null, null, null, null),
                        1))
                .isEmpty();
    }

    @Test
    void neverChangesTheAudit() {
        operations.redrive(ORDER, DEAD, 1);
        operations.cancel(ORDER, aJob().accepted());
        var entry = operations.audit(AuditFilter.ALL, null, 1).getFirst();

        assertThat(entry.action()).isEqualTo("cancel-job");
        assertThat(entry.reason()).isEqualTo("why not");
        for (String change : List.of(
                "update operator_actions set by = 'another'",
                "delete from operator_actions",
                "truncate operator_actions")) {
            assertThatThrownBy(() -> TestLedger.sql().sql(change).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .rootCause()
                    .hasMessageContaining("refused");
        }
    }

    @Test
    void keepsPausedJobsBackAndSendsThemAgainAfterwards() {
        JobId job = aJob().inCourse("paused").accepted();
        JobId elsewhere = aJob().inCourse("open").accepted();
        Pause.Target course = new Pause.Target.Course("paused");
        operations.pause(ORDER, course);
        try {
            assertThat(claim(job)).isInstanceOf(Claim.Paused.class);
            assertThat(claim(elsewhere)).isInstanceOf(Claim.Claimed.class);
            // The note that it was sent comes after its message was dropped.
            ledger.dispatch().markQueued(List.of(job));
            assertThat(ledger.dispatch().takeVanished(TIME, 10)).isEmpty();
        } finally {
            operations.resume(ORDER, course);
        }

        assertThat(ledger.dispatch().takeVanished(TIME, 10))
                .extracting(ReleasedJob::job)
                .containsExactly(job);
        assertThat(claim(job)).isInstanceOf(Claim.Claimed.class);
    }

    @Test
    void countsHeldJobsInDepthAndAge() {
        String owner = Jobs.newOwner();
        aJob().of(owner).inWindow(1).accepted();
        aJob().of(owner).inWindow(1).accepted();
        aJob().of(owner).inWindow(1).accepted();

        QueueFigures prompts = reader.queues(Duration.ofMinutes(5)).getFirst();

        assertThat(prompts.kind()).isEqualTo(JobKind.PROMPT);
        assertThat(prompts.held()).isEqualTo(2);
        assertThat(prompts.waiting()).isEqualTo(1);
        assertThat(prompts.oldestHeld()).isNotNull();
        assertThat(prompts.oldest()).isEqualTo(prompts.oldestWaiting());
        assertThat(prompts.recent().accepted()).isEqualTo(3);
    }

    @Test
    void notesWhatWentWrongInAnAttempt() {
        Attempt attempt = aJob().running();
        ledger.attempts().note(attempt, "server-error", "model requires more system memory");
        ledger.attempts().note(attempt, "truncated", "");
        Attempt lost = aJob().running();
        loseLease(lost.job());
        ledger.dispatch().reclaim(10);

        assertThat(reader.attempts(attempt.job())).singleElement().satisfies(line -> {
            assertThat(line.cause()).isEqualTo("server-error");
            assertThat(line.words()).isEqualTo("model requires more system memory");
            assertThat(line.started()).isNotNull();
        });
        assertThat(reader.attempts(lost.job()))
                .extracting(OperationsReader.AttemptLine::ending)
                .containsExactly("lost");
    }

    @Test
    void keepsAMinuteOnceWhoeverWritesIt() {
        aJob().accepted();

        boolean first = history.record(Duration.ofSeconds(15), Map.of(JobKind.PROMPT, TIME, JobKind.GRADING, TIME));
        boolean second = history.record(Duration.ofSeconds(15), Map.of(JobKind.PROMPT, TIME, JobKind.GRADING, TIME));

        Instant now = Instant.now();
        List<Point> points = history.between(now.minus(Duration.ofHours(1)), now, KEEP);
        assertThat(first).isTrue();
        // Unless a minute has just ended.
        assertThat(points).hasSize(second ? 2 : 1).allSatisfy(point -> {
            assertThat(point.length()).isEqualTo(Duration.ofMinutes(1));
            assertThat(point.queues().get(JobKind.PROMPT).waiting()).isEqualTo(1);
        });
    }

    @Test
    void compactsOldPointsAndForgetsVeryOldOnes() {
        Instant hour = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 3600 * 3600)
                .minus(Duration.ofDays(1));
        for (int minute = 0; minute < 60; minute++) {
            minuteOf(hour.plus(Duration.ofMinutes(minute)), minute);
        }
        minuteOf(Instant.now().minus(Duration.ofDays(100)), 1);

        history.compact(KEEP);
        history.compact(KEEP);

        assertThat(history.between(hour, hour.plus(Duration.ofHours(1)), KEEP))
                .hasSize(6)
                .first()
                .satisfies(point -> {
                    assertThat(point.length()).isEqualTo(Duration.ofMinutes(10));
                    HistoryLedger.Queue prompts = point.queues().get(JobKind.PROMPT);
                    assertThat(prompts.waiting()).isEqualTo(9);
                    assertThat(prompts.accepted()).isEqualTo(45);
                    assertThat(prompts.waitP95()).isEqualTo(Duration.ofMillis(9));
                    assertThat(point.fleet().refused()).isEqualTo(45);
                });
        assertThat(TestLedger.sql()
                        .sql("select count(*) from fleet_history where seconds = 60")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(TestLedger.sql()
                        .sql("select sum(accepted) from queue_history where seconds = 3600 and at > now() -"
                                + " interval '2 days'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(60 * 59 / 2);
    }

    @Test
    void countsRefusalsOfAllProcesses() {
        history.refused(List.of(new HistoryLedger.Refusals("too-fast", "cs101", 3)));
        history.refused(List.of(
                new HistoryLedger.Refusals("too-fast", "cs101", 4),
                new HistoryLedger.Refusals("too-fast", "cs102", 1)));

        assertThat(history.refusals(Instant.now().minus(Duration.ofMinutes(10))))
                .containsExactly(
                        new HistoryLedger.Refusals("too-fast", "cs101", 7),
                        new HistoryLedger.Refusals("too-fast", "cs102", 1));
    }

    private static void minuteOf(Instant at, int value) {
        TestLedger.sql()
                .sql("""
                    insert into queue_history values (60, :at, 'prompt', 0, :value, 0, 0, :value, 0, 0, 0, 0, 1, :value, :value, 1)
                    """)
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("value", value)
                .update();
        TestLedger.sql()
                .sql("insert into fleet_history values (60, :at, 1, 1, 1, 0, 0, :value, 0)")
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("value", value)
                .update();
    }

    private JobId failed() {
        JobId job = aJob().accepted();
        settle(job, new Outcome.Failed("", null, null, FailureCode.MODEL_UNREACHABLE));
        return job;
    }

    private void settle(JobId job, Outcome outcome) {
        ledger.attempts().settle(((Claim.Claimed) claim(job)).attempt(), outcome, WIDE);
    }

    private Claim claim(JobId job) {
        return ledger.attempts().claim(job, "w", LEASE, ATTEMPTS);
    }

    private JobRecord find(JobId job) {
        return ledger.reader().find(job).orElseThrow();
    }
}
