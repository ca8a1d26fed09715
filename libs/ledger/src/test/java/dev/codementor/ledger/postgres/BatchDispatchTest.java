package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.PLENTY;
import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Batches.advanced;
import static dev.codementor.ledger.postgres.Batches.graded;
import static dev.codementor.ledger.postgres.Batches.item;
import static dev.codementor.ledger.postgres.Batches.running;
import static dev.codementor.ledger.postgres.Batches.unusable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.batches.BatchDispatch;
import dev.codementor.ledger.batches.BatchDispatch.Advance;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchState;
import dev.codementor.ledger.batches.ItemState;
import dev.codementor.ledger.batches.PauseReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchDispatchTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final BatchDispatch dispatch = ledger.batchDispatch();
    private final BatchReader reader = ledger.batchReader();

    @BeforeEach
    void clear() {
        TestLedger.clear();
    }

    @Test
    void makesJobsInTheOrderOfTheUploadUpToTheWindow() {
        BatchRecord batch = aBatch().of(5).inCourse("cs7").started();

        List<ReleasedJob> first = dispatch.advance(2, PLENTY).released();

        String owner = batch.id().jobOwner();
        assertThat(first)
                .extracting(ReleasedJob::job)
                .containsExactly(
                        item(batch, 1).processing().job(),
                        item(batch, 2).processing().job());
        assertThat(first).allMatch(job -> job.group().equals(owner) && job.kind() == JobKind.GRADING);
        JobRecord job = ledger.reader().find(first.getFirst().job()).orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.ACCEPTED);
        assertThat(job.owner()).isEqualTo(owner);
        assertThat(job.course()).isEqualTo("cs7");
        assertThat(job.prompt()).isEmpty();

        assertThat(dispatch.advance(2, PLENTY).released()).isEmpty();
        graded(ledger, first.get(1).job());
        assertThat(dispatch.advance(2, PLENTY).released())
                .extracting(ReleasedJob::job)
                .containsExactly(item(batch, 3).processing().job());
    }

    @Test
    void sharesWhatACallMayMakeAmongBatches() {
        BatchRecord one = aBatch().of(50).started();
        BatchRecord two = aBatch().of(3).started();
        BatchRecord three = aBatch().of(50).started();

        assertThat(dispatch.advance(20, 9).released())
                .extracting(ReleasedJob::owner)
                .containsExactly(
                        owner(one),
                        owner(two),
                        owner(three),
                        owner(one),
                        owner(two),
                        owner(three),
                        owner(one),
                        owner(two),
                        owner(three));
        assertThat(dispatch.advance(20, 4).released())
                .extracting(ReleasedJob::owner)
                .containsExactly(owner(one), owner(three), owner(one), owner(three));
    }

    private static String owner(BatchRecord batch) {
        return batch.id().jobOwner();
    }

    @Test
    void sendsUnsentJobsAgainAsItDoesPrompts() {
        aBatch().of(1).started();
        List<ReleasedJob> made = dispatch.advance(2, PLENTY).released();

        assertThat(ledger.dispatch().takeUnsent(Duration.ZERO, 10)).isEqualTo(made);
    }

    @Test
    void leavesItemsOfATrialThatAreNotStarted() {
        BatchRecord batch = aBatch().of(5).started(2);

        assertThat(dispatch.advance(PLENTY, PLENTY).released()).hasSize(2);
        assertThat(reader.find(batch.id()).orElseThrow().started()).isEqualTo(2);
    }

    @Test
    void pausesABatchThatUsedUpItsModelTime() {
        // Each item takes 2.5 seconds.
        BatchRecord batch = aBatch().of(6).spendingAtMost(Duration.ofSeconds(4)).started();
        List<JobId> jobs = advanced(ledger, batch, 4);
        Attempt running = running(ledger, jobs.get(3));
        graded(ledger, jobs.get(0));
        assertThat(dispatch.advance(4, PLENTY).paused()).isEmpty();
        graded(ledger, jobs.get(1));

        Advance capped = dispatch.advance(4, PLENTY);

        assertThat(capped.paused()).containsExactly(batch.id());
        assertThat(capped.released()).isEmpty();
        BatchRecord paused = reader.find(batch.id()).orElseThrow();
        assertThat(paused.state()).isEqualTo(BatchState.PAUSED);
        assertThat(paused.pauseReason()).isEqualTo(PauseReason.SPEND_CAP);
        assertThat(item(batch, 3).processing().job())
                .as("taken back, as nobody was at it")
                .isNull();
        assertThat(ledger.reader().find(jobs.get(2))).isEmpty();
        assertThat(item(batch, 4).processing().job()).isEqualTo(running.job());
        assertThat(dispatch.advance(4, PLENTY)).isEqualTo(new Advance(List.of(), List.of(), List.of()));

        ledger.batchControl().resume(batch.id(), Duration.ofSeconds(60));
        assertThat(advanced(ledger, batch, 10)).as("items 3, 5 and 6").hasSize(3);
    }

    @Test
    void pausesABatchOfWhichAllJobsAreMade() {
        BatchRecord batch = aBatch().of(3).spendingAtMost(Duration.ofSeconds(1)).started();
        List<JobId> jobs = advanced(ledger, batch, 4);
        graded(ledger, jobs.getFirst());

        assertThat(dispatch.advance(4, PLENTY).paused()).containsExactly(batch.id());
        assertThat(item(batch, 3).processing().job()).isNull();
    }

    @Test
    void doesNotPauseForTheLastItemThatRuns() {
        BatchRecord batch = aBatch().of(2).spendingAtMost(Duration.ofSeconds(1)).started();
        List<JobId> jobs = advanced(ledger, batch, 4);
        running(ledger, jobs.get(1));
        graded(ledger, jobs.get(0));

        assertThat(dispatch.advance(4, PLENTY).paused()).isEmpty();
    }

    @Test
    void expiresWaitingItemsOfABatchWhoseTimeIsOver() {
        BatchRecord batch = aBatch().of(5).started(4);
        List<JobId> jobs = advanced(ledger, batch, 1);
        timeIsOver(batch);

        Advance late = dispatch.advance(1, PLENTY);

        assertThat(late.expired()).containsExactly(batch.id());
        assertThat(late.released()).isEmpty();
        assertThat(item(batch, 1).state()).isEqualTo(ItemState.PROCESSING);
        assertThat(item(batch, 2).state()).isEqualTo(ItemState.EXPIRED);
        assertThat(item(batch, 4).processing().settled()).isNotNull();
        assertThat(item(batch, 5).state()).as("not started").isEqualTo(ItemState.PROCESSING);
        graded(ledger, jobs.getFirst());
        assertThat(item(batch, 1).state()).isEqualTo(ItemState.SUCCEEDED);
    }

    @Test
    void expiresItemsWithTheirJobs() {
        BatchRecord batch = aBatch().of(2).expiringAfter(Duration.ofMillis(1)).started();
        dispatch.advance(1, PLENTY);
        ledger.dispatch().expire(10);
        dispatch.advance(1, PLENTY);

        assertThat(reader.figures(batch.id()).counts().expired()).isEqualTo(2);
    }

    private static void timeIsOver(BatchRecord batch) {
        TestLedger.sql()
                .sql("update batches set expires_at = clock_timestamp() where id = :id")
                .param("id", batch.id().value())
                .update();
    }

    @Test
    void refusesWindowsAndLimitsOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> dispatch.advance(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> dispatch.advance(1, 0));
    }

    @Test
    void pausesABatchWhoseFirstAnswersAllFailInTheSameWay() {
        BatchRecord batch = aBatch().of(6).started();
        BatchRecord other = aBatch().of(6).started();
        List<JobId> jobs = advanced(ledger, batch, 3);
        unusable(ledger, jobs.get(0), "not-json", "unusable");
        unusable(ledger, jobs.get(1), "not-json", "unusable");
        assertThat(dispatch.pauseUnusable(3)).isEmpty();
        unusable(ledger, jobs.get(2), "not-json", "unusable");

        assertThat(dispatch.pauseUnusable(3)).containsExactly(batch.id());

        BatchRecord paused = reader.find(batch.id()).orElseThrow();
        assertThat(paused.state()).isEqualTo(BatchState.PAUSED);
        assertThat(paused.pauseReason()).isEqualTo(PauseReason.UNUSABLE);
        assertThat(reader.find(other.id()).orElseThrow().state()).isEqualTo(BatchState.PROCESSING);
        assertThat(dispatch.pauseUnusable(3)).isEmpty();
    }

    @Test
    void judgesAResumedBatchByItsNextAnswers() {
        BatchRecord batch = aBatch().of(6).started();
        advanced(ledger, batch, 2).forEach(job -> unusable(ledger, job, "empty", "unusable"));
        assertThat(dispatch.pauseUnusable(2)).containsExactly(batch.id());

        ledger.batchControl().resume(batch.id(), null);

        assertThat(dispatch.pauseUnusable(2)).isEmpty();
        advanced(ledger, batch, 2).forEach(job -> unusable(ledger, job, "empty", "unusable"));
        assertThat(dispatch.pauseUnusable(2)).containsExactly(batch.id());
    }

    @Test
    void countsFailedItemsAmongTheAnswersWithoutAGrade() {
        BatchRecord batch = aBatch().of(6).started();
        for (JobId job : advanced(ledger, batch, 2)) {
            Batches.settled(
                    ledger, running(ledger, job), new Outcome.Failed("", null, Jobs.MODEL, FailureCode.MODEL_MISSING));
        }

        assertThat(dispatch.pauseUnusable(2)).containsExactly(batch.id());
    }

    @Test
    void goesOnWithABatchThatHasAGradeOrSeveralReasonsOrNothingLeft() {
        BatchRecord one = aBatch().of(6).started();
        List<JobId> jobs = advanced(ledger, one, 3);
        unusable(ledger, jobs.get(0), "not-json");
        unusable(ledger, jobs.get(1), "not-json");
        graded(ledger, jobs.get(2));
        BatchRecord several = aBatch().of(6).started();
        List<JobId> others = advanced(ledger, several, 4);
        unusable(ledger, others.get(0), "not-json");
        unusable(ledger, others.get(1), "empty");
        BatchRecord ending = aBatch().of(2).started();
        advanced(ledger, ending, 2).forEach(job -> unusable(ledger, job, "empty"));

        assertThat(dispatch.pauseUnusable(2)).isEmpty();

        unusable(ledger, others.get(2), "cut-off");
        unusable(ledger, others.get(3), "empty");
        assertThat(dispatch.pauseUnusable(2))
                .as("twice as many, for whatever reason")
                .containsExactly(several.id());
    }
}
