package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.GRADE;
import static dev.codementor.ledger.postgres.Batches.OTHER_RUBRIC;
import static dev.codementor.ledger.postgres.Batches.PLENTY;
import static dev.codementor.ledger.postgres.Batches.RUBRIC;
import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Batches.advanced;
import static dev.codementor.ledger.postgres.Batches.conclusion;
import static dev.codementor.ledger.postgres.Batches.graded;
import static dev.codementor.ledger.postgres.Batches.item;
import static dev.codementor.ledger.postgres.Batches.running;
import static dev.codementor.ledger.postgres.Batches.settled;
import static dev.codementor.ledger.postgres.Batches.unusable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Continuation;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.SettledJob;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchControl.Cancelled;
import dev.codementor.ledger.batches.BatchControl.Change;
import dev.codementor.ledger.batches.BatchControl.Recount;
import dev.codementor.ledger.batches.BatchControl.Regrade;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchState;
import dev.codementor.ledger.batches.GradeRecord.Source;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.ledger.batches.ItemState;
import dev.codementor.ledger.batches.PauseReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchControlTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final BatchControl control = ledger.batchControl();
    private final BatchReader reader = ledger.batchReader();

    @Test
    void startsMoreButNeverLess() {
        BatchRecord batch = aBatch().of(5).ready();

        assertThat(done(control.start(batch.id(), 2)).started()).isEqualTo(2);
        assertThat(done(control.start(batch.id(), 1)).started()).isEqualTo(2);
        BatchRecord all = done(control.start(batch.id(), PLENTY));

        assertThat(all.started()).isEqualTo(5);
        assertThat(all.state()).isEqualTo(BatchState.PROCESSING);
        assertThat(all.timeline().started()).isNotNull();
        assertThat(all.timeline().expires()).isAfter(all.timeline().started());
        assertThatIllegalArgumentException().isThrownBy(() -> control.start(batch.id(), 0));
    }

    @Test
    void pausesAndResumes() {
        BatchRecord batch = aBatch().of(3).started();
        List<JobId> jobs = advanced(ledger, batch, 2);
        Attempt running = running(ledger, jobs.getFirst());

        BatchRecord paused = done(control.pause(batch.id(), PauseReason.INSTRUCTOR));
        assertThat(paused.pauseReason()).isEqualTo(PauseReason.INSTRUCTOR);
        assertThat(advanced(ledger, batch, PLENTY)).isEmpty();
        assertThat(item(batch, 2).processing().job()).isNull();
        assertThat(control.start(batch.id(), PLENTY)).isInstanceOf(Change.NotNow.class);
        ledger.grading().conclude(running, conclusion());
        settled(ledger, running, Jobs.answer(GRADE));
        assertThat(item(batch, 1).state()).isEqualTo(ItemState.SUCCEEDED);

        BatchRecord resumed = done(control.resume(batch.id(), null));
        assertThat(resumed.state()).isEqualTo(BatchState.PROCESSING);
        assertThat(resumed.pauseReason()).isNull();
        assertThat(advanced(ledger, batch, PLENTY)).hasSize(2);
    }

    @Test
    void keepsWhatAnAttemptFoundOutWhenPaused() {
        BatchRecord batch = aBatch().of(1).started();
        JobId job = advanced(ledger, batch, 1).getFirst();
        Attempt attempt = running(ledger, job);
        ledger.grading().asked(attempt, Batches.ask(1));
        ledger.attempts().release(new Checkpoint(attempt, null, null, null));

        done(control.pause(batch.id(), PauseReason.INSTRUCTOR));

        assertThat(item(batch, 1).processing().job()).isEqualTo(job);
    }

    @Test
    void cancelsWhatWaitsAndAsksWhatRunsToStop() {
        BatchRecord batch = aBatch().of(6).started(5);
        List<JobId> jobs = advanced(ledger, batch, 3);
        graded(ledger, jobs.get(0));
        Attempt running = running(ledger, jobs.get(1));

        Cancelled cancelled = control.cancel(batch.id());

        assertThat(done(cancelled.change()).state()).isEqualTo(BatchState.CANCELLED);
        assertThat(cancelled.settled())
                .containsExactly(new SettledJob(jobs.get(2), batch.id().jobOwner(), JobState.CANCELLED, 0, 0, null));
        assertThat(counts(batch)).isEqualTo(new BatchCounts(1, 1, 0, 4, 0));
        assertThat(ledger.attempts().checkpoint(List.of(new Checkpoint(running, null, null, null)), Jobs.LEASE))
                .containsExactly(Continuation.CANCEL);
        settled(ledger, running, new Outcome.Cancelled("", null, null));
        assertThat(counts(batch)).isEqualTo(new BatchCounts(0, 1, 0, 5, 0));

        assertThat(control.cancel(batch.id()).change()).isInstanceOf(Change.Done.class);
        assertThat(control.start(batch.id(), PLENTY)).isInstanceOf(Change.NotNow.class);
        assertThat(control.pause(batch.id(), PauseReason.INSTRUCTOR)).isInstanceOf(Change.NotNow.class);
        assertThat(control.resume(batch.id(), null)).isInstanceOf(Change.NotNow.class);
        assertThat(control.retryFailed(batch.id()).change()).isInstanceOf(Change.NotNow.class);
        assertThat(control.regrade(batch.id(), "v1", List.of(new Regrade(1, null)))
                        .change())
                .isInstanceOf(Change.NotNow.class);
        assertThat(advanced(ledger, batch, PLENTY)).isEmpty();
    }

    @Test
    void endsARunThatItsWorkerLostWhenCancelled() {
        BatchRecord batch = aBatch().of(1).started();
        Attempt running = running(ledger, advanced(ledger, batch, 3).getFirst());
        Jobs.loseLease(running.job());

        control.cancel(batch.id());

        assertThat(counts(batch)).isEqualTo(new BatchCounts(0, 0, 0, 1, 0));
        assertThat(ledger.grading().conclude(running, conclusion())).isFalse();
    }

    @Test
    void neitherPausesNorCancelsWhatIsFinished() {
        BatchRecord batch = aBatch().graded();

        assertThat(control.pause(batch.id(), PauseReason.INSTRUCTOR)).isInstanceOf(Change.NotNow.class);
        assertThat(control.cancel(batch.id()).change()).isInstanceOf(Change.NotNow.class);
    }

    @Test
    void retriesFailedAndExpiredItemsOnly() {
        BatchRecord batch = aBatch().of(4).started();
        List<JobId> jobs = advanced(ledger, batch, 3);
        graded(ledger, jobs.get(0));
        Attempt failing = running(ledger, jobs.get(1));
        ledger.grading().asked(failing, Batches.ask(1));
        settled(ledger, failing, new Outcome.Failed("", null, Jobs.MODEL, FailureCode.MODEL_MISSING));
        settled(ledger, running(ledger, jobs.get(2)), new Outcome.Expired("", null, null));
        assertThat(counts(batch)).isEqualTo(new BatchCounts(1, 1, 1, 0, 1));
        assertThat(item(batch, 2).processing().failure()).isEqualTo(FailureCode.MODEL_MISSING.failure());

        assertThat(control.retryFailed(batch.id()).items()).isEqualTo(2);

        assertThat(counts(batch)).isEqualTo(new BatchCounts(3, 1, 0, 0, 0));
        assertThat(item(batch, 2).processing().failure()).isNull();
        List<JobId> again = advanced(ledger, batch, 3);
        assertThat(again).hasSize(3).doesNotContainAnyElementsOf(jobs);
        assertThat(ledger.grading().work(jobs.get(1))).as("the job before").isEmpty();
        graded(ledger, again.getFirst());
        assertThat(item(batch, 2).processing().spending().asks())
                .as("of both jobs")
                .isEqualTo(2);
        assertThat(control.retryFailed(batch.id()).items()).isZero();
    }

    @Test
    void retriesWhatHasNoUsableAnswer() {
        BatchRecord batch = aBatch().of(5).started();
        List<JobId> jobs = advanced(ledger, batch, 9);
        graded(ledger, jobs.get(0));
        unusable(ledger, jobs.get(1), "not-json", "unusable");
        unusable(ledger, jobs.get(2), "delimiter", "delimiter");
        unusable(ledger, jobs.get(3), "truncated", "truncated");
        unusable(ledger, jobs.get(4), "not-json", "unusable");
        ledger.reviews().review(batch.id(), "item-5", 0, "v1", "{\"total\":1}", "teacher", null);
        assertThat(reader.figures(batch.id()).unusable())
                .containsOnly(Map.entry("not-json", 1), Map.entry("delimiter", 1), Map.entry("truncated", 1));
        assertThat(reader.figures(batch.id()).graded()).isEqualTo(2);
        assertThat(item(batch, 2).processing().unusable()).isEqualTo("not-json");

        assertThat(control.retryFailed(batch.id()).items()).isEqualTo(2);

        assertThat(item(batch, 2).processing().unusable()).isNull();
        List<JobId> again = advanced(ledger, batch, 9);
        assertThat(ledger.grading().work(again.getFirst()).orElseThrow().askedBefore())
                .isEqualTo(1);
        again.forEach(job -> graded(ledger, job));
        assertThat(reader.figures(batch.id()).unusable()).containsOnly(Map.entry("delimiter", 1));
        assertThat(control.retryFailed(batch.id()).items()).isZero();
    }

    @Test
    void gradesStaleItemsAgainByTheNewRubric() {
        BatchRecord batch = aBatch().of(2).graded();
        done(control.changeRubric(batch.id(), OTHER_RUBRIC, "teacher", List.of()));
        assertThat(reader.figures(batch.id()).stale()).isEqualTo(2);
        assertThat(reader.rubric(batch.id())).contains(OTHER_RUBRIC.canonical());
        assertThat(reader.rubric(batch.id(), "v1")).contains(RUBRIC.canonical());

        assertThat(control.regrade(batch.id(), "v1", List.of(new Regrade(1, List.of("loops"))))
                        .change())
                .isInstanceOf(Change.NotNow.class);
        done(control.regrade(batch.id(), "v2", List.of(new Regrade(1, List.of("loops")), new Regrade(2, null)))
                .change());

        List<JobId> jobs = advanced(ledger, batch, 9);
        Work partial = ledger.grading().work(jobs.get(0)).orElseThrow();
        assertThat(partial.criteria()).containsExactly("loops");
        assertThat(partial.former()).isEqualTo(GRADE);
        assertThat(partial.rubric()).isEqualTo(OTHER_RUBRIC.canonical());
        assertThat(ledger.grading().work(jobs.get(1)).orElseThrow().criteria()).isNull();
        jobs.forEach(job -> graded(ledger, job));
        assertThat(item(batch, 1).draft().rubricVersion()).isEqualTo("v2");
        assertThat(reader.figures(batch.id()).stale()).isZero();
    }

    @Test
    void labelsAGradeWithTheRubricThatItWasMadeBy() {
        BatchRecord batch = aBatch().of(2).started();
        List<JobId> jobs = advanced(ledger, batch, 1);
        Attempt running = running(ledger, jobs.getFirst());

        done(control.changeRubric(batch.id(), OTHER_RUBRIC, "teacher", List.of()));

        Work work = ledger.grading().work(running.job()).orElseThrow();
        assertThat(work.rubric()).isEqualTo(RUBRIC.canonical());
        assertThat(work.batch().grading().rubricVersion()).isEqualTo("v1");
        ledger.grading().conclude(running, conclusion());
        settled(ledger, running, Jobs.answer(GRADE));
        assertThat(item(batch, 1).draft().rubricVersion()).isEqualTo("v1");
        assertThat(reader.figures(batch.id()).stale()).isEqualTo(1);
        JobId next = advanced(ledger, batch, 1).getFirst();
        assertThat(ledger.grading().work(next).orElseThrow().rubric()).isEqualTo(OTHER_RUBRIC.canonical());
    }

    @Test
    void asksForEverythingWhenTheRubricChangesBeforeARegradeBegins() {
        BatchRecord batch = aBatch().of(1).graded();
        done(control.changeRubric(batch.id(), OTHER_RUBRIC, "teacher", List.of()));
        done(control.regrade(batch.id(), "v2", List.of(new Regrade(1, List.of("loops"))))
                .change());

        done(control.changeRubric(batch.id(), RUBRIC, "teacher", List.of()));

        JobId job = advanced(ledger, batch, 1).getFirst();
        assertThat(ledger.grading().work(job).orElseThrow().criteria()).isNull();
    }

    @Test
    void countsDraftsAndReviewsAgain() {
        BatchRecord batch = aBatch().of(3).graded();
        ledger.reviews().review(batch.id(), "item-1", 1, "v1", "{\"total\":1}", "teacher", "kind");
        ledger.reviews().review(batch.id(), "item-2", 1, "v1", "{\"total\":1}", "teacher", null);

        done(control.changeRubric(
                batch.id(),
                OTHER_RUBRIC,
                "head",
                List.of(
                        new Recount(1, 1, "{\"total\":10}"),
                        new Recount(1, 2, "{\"total\":20}"),
                        new Recount(2, 1, "{\"total\":30}"),
                        new Recount(3, 7, "{\"total\":40}"))));

        assertThat(item(batch, 1)).satisfies(both -> {
            assertThat(both.revision()).isEqualTo(4);
            assertThat(both.draft().grade()).isEqualTo("{\"total\":10}");
            assertThat(both.draft().source()).isEqualTo(Source.RECOUNT);
            assertThat(both.draft().rubricVersion()).isEqualTo("v2");
            assertThat(both.review().grade()).isEqualTo("{\"total\":20}");
            assertThat(both.review().by()).isEqualTo("teacher");
            assertThat(both.review().note()).isEqualTo("kind");
        });
        assertThat(item(batch, 2).draft().grade()).isEqualTo("{\"total\":30}");
        assertThat(item(batch, 2).review().grade()).isEqualTo("{\"total\":1}");
        assertThat(item(batch, 3).draft().grade()).as("another revision").isEqualTo(GRADE);
        assertThat(reader.figures(batch.id()).stale()).isEqualTo(1);

        ledger.reviews().undo(batch.id(), "item-1", 4, "teacher");
        assertThat(item(batch, 1).review())
                .as("a recount is taken back with what it counted")
                .isNull();
    }

    @Test
    void releasesOnce() {
        BatchRecord batch = aBatch().graded();

        BatchRecord first = done(control.release(batch.id(), "teacher"));
        BatchRecord second = done(control.release(batch.id(), "another"));

        assertThat(first.timeline().released()).isNotNull();
        assertThat(second).isEqualTo(first);
        assertThat(control.release(aBatch().ofCompletions().started().id(), "teacher"))
                .isInstanceOf(Change.NotNow.class);
    }

    @Test
    void knowsNoOtherBatches() {
        for (BatchId batch : List.of(BatchId.next(), aBatch().receiving())) {
            assertThat(control.start(batch, 1)).isInstanceOf(Change.Unknown.class);
            assertThat(control.pause(batch, PauseReason.INSTRUCTOR)).isInstanceOf(Change.Unknown.class);
            assertThat(control.resume(batch, Duration.ZERO)).isInstanceOf(Change.Unknown.class);
            assertThat(control.cancel(batch).change()).isInstanceOf(Change.Unknown.class);
            assertThat(control.retryFailed(batch).change()).isInstanceOf(Change.Unknown.class);
            assertThat(control.changeRubric(batch, RUBRIC, "t", List.of())).isInstanceOf(Change.Unknown.class);
            assertThat(control.regrade(batch, "v1", List.of()).change()).isInstanceOf(Change.Unknown.class);
            assertThat(control.release(batch, "t")).isInstanceOf(Change.Unknown.class);
        }
    }

    private BatchCounts counts(BatchRecord batch) {
        return reader.counts(List.of(batch.id())).get(batch.id());
    }

    private static BatchRecord done(Change change) {
        assertThat(change).isInstanceOf(Change.Done.class);
        return ((Change.Done) change).batch();
    }
}
