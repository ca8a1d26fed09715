package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.GRADE;
import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Batches.advanced;
import static dev.codementor.ledger.postgres.Batches.ask;
import static dev.codementor.ledger.postgres.Batches.conclusion;
import static dev.codementor.ledger.postgres.Batches.item;
import static dev.codementor.ledger.postgres.Batches.running;
import static dev.codementor.ledger.postgres.Batches.settled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.batches.BatchControl.Regrade;
import dev.codementor.ledger.batches.BatchFigures;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.GradingLedger;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.ledger.batches.ItemState;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradingTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final GradingLedger grading = ledger.grading();

    @Test
    void tellsAWorkerWhatThereIsToDo() {
        BatchRecord batch = aBatch().of(1).started();
        JobId job = advanced(ledger, batch, 1).getFirst();

        assertThat(grading.work(job))
                .contains(new Work(
                        batch,
                        Batches.RUBRIC.canonical(),
                        1,
                        "item-1",
                        "blind/1",
                        "digest-1",
                        List.of(),
                        null,
                        null,
                        List.of(),
                        0,
                        false));
        assertThat(grading.work(JobId.next())).isEmpty();
        assertThat(grading.work(Jobs.aJob().accepted())).isEmpty();
    }

    @Test
    void goesOnAfterTheLastAskThatWasKept() {
        BatchRecord batch = aBatch().of(1).started();
        JobId job = advanced(ledger, batch, 1).getFirst();
        Attempt first = running(ledger, job);
        assertThat(grading.asked(first, ask(1))).isTrue();
        assertThat(grading.asked(first, ask(1))).as("sent twice").isTrue();
        assertThat(grading.asked(first, ask(2))).isTrue();
        Jobs.loseLease(job);

        Attempt second = running(ledger, job);

        assertThat(grading.work(job).orElseThrow().asked()).containsExactly(ask(1), ask(2));
        assertThat(item(batch, 1).processing().spending().asks()).isEqualTo(2);
        assertThat(grading.asked(first, ask(3))).isFalse();
        assertThat(grading.conclude(first, conclusion())).isFalse();
        assertThat(grading.asked(second, ask(3))).isTrue();
        assertThat(item(batch, 1).revision()).isZero();
    }

    @Test
    void concludesOnceHoweverManyAttemptsThereAre() {
        BatchRecord batch = aBatch().of(1).started();
        JobId job = advanced(ledger, batch, 1).getFirst();
        Attempt first = running(ledger, job);
        grading.asked(first, ask(1));
        assertThat(grading.conclude(first, conclusion("canary"))).isTrue();
        Jobs.loseLease(job);

        Attempt second = running(ledger, job);
        assertThat(grading.work(job).orElseThrow().concluded()).isTrue();
        assertThat(grading.conclude(second, Conclusion.draft("{}", List.of(), 9.0)))
                .isTrue();

        assertThat(item(batch, 1)).satisfies(item -> {
            assertThat(item.state()).isEqualTo(ItemState.PROCESSING);
            assertThat(item.processing().running()).isTrue();
            assertThat(item.revision()).isEqualTo(1);
            assertThat(item.draft().grade()).isEqualTo(GRADE);
            assertThat(item.flags()).containsExactly("canary");
            assertThat(item.grades().expectedGain()).isEqualTo(1.5);
        });
        settled(ledger, second, Jobs.answer(GRADE));
        assertThat(grading.asked(second, ask(2))).as("settled").isFalse();
    }

    @Test
    void leavesAnItemWithoutADraftWhenNoAnswerWasUsable() {
        BatchRecord batch = aBatch().of(1).started();
        Attempt attempt = running(ledger, advanced(ledger, batch, 1).getFirst());

        grading.conclude(attempt, Conclusion.unusable("not-json", List.of("unusable"), null));
        settled(ledger, attempt, Jobs.answer(""));

        assertThat(item(batch, 1)).satisfies(item -> {
            assertThat(item.state()).isEqualTo(ItemState.SUCCEEDED);
            assertThat(item.draft()).isNull();
            assertThat(item.flags()).containsExactly("unusable");
        });
        assertThat(grading.work(attempt.job()).orElseThrow().concluded()).isTrue();
    }

    @Test
    void keepsRepliesToCompletions() {
        BatchRecord batch = aBatch().of(1).ofCompletions().started();
        Attempt attempt = running(ledger, advanced(ledger, batch, 1).getFirst());
        assertThat(grading.work(attempt.job()).orElseThrow().rubric()).isNull();

        grading.conclude(attempt, Conclusion.reply("{\"content\":\"\\u0000\"}"));
        settled(ledger, attempt, Jobs.answer(""));

        assertThat(item(batch, 1).reply()).isEqualTo("{\"content\":\"\\u0000\"}");
    }

    @Test
    void knowsARehearsalsGradeAndWhatIsMadeOfIt() {
        BatchRecord batch = aBatch().of(2).started();
        List<JobId> jobs = advanced(ledger, batch, 2);
        Attempt attempt = running(ledger, jobs.getFirst());
        grading.asked(attempt, rehearsed(ask(1)));
        grading.conclude(attempt, conclusion());
        settled(ledger, attempt, Jobs.answer(""));
        Batches.graded(ledger, jobs.get(1));
        assertThat(item(batch, 1).draft().rehearsal()).isTrue();
        assertThat(item(batch, 2).draft().rehearsal()).isFalse();

        // The criteria that are not asked again stay the rehearsal's.
        ledger.batchControl().regrade(batch.id(), "v1", List.of(new Regrade(1, List.of("loops"))));
        Batches.graded(ledger, advanced(ledger, batch, 2).getFirst());
        assertThat(item(batch, 1).draft().rehearsal()).isTrue();
        assertThat(figures(batch).rehearsalGrades()).isEqualTo(1);

        ledger.reviews().review(batch.id(), "item-1", 2, "v1", "{}", "teacher", null);
        assertThat(item(batch, 1).review().rehearsal()).isFalse();
        assertThat(figures(batch).rehearsed()).isEqualTo(1);
        assertThat(figures(batch).rehearsalGrades()).isZero();

        ledger.batchControl().regrade(batch.id(), "v1", List.of(new Regrade(1, null)));
        Batches.graded(ledger, advanced(ledger, batch, 2).getFirst());
        assertThat(item(batch, 1).draft().rehearsal()).isFalse();
    }

    private BatchFigures figures(BatchRecord batch) {
        return ledger.batchReader().figures(batch.id());
    }

    private static Ask rehearsed(Ask ask) {
        return new Ask(
                ask.ordinal(),
                ask.purpose(),
                ask.promptDigest(),
                ask.answer(),
                ask.cutOff(),
                ask.usable(),
                ask.faults(),
                new ModelUse("qwen", null, true),
                ask.options(),
                ask.promptTokens(),
                ask.cachedTokens(),
                ask.answerTokens(),
                ask.took());
    }
}
