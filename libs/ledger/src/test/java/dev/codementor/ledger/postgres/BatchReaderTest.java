package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Batches.advanced;
import static dev.codementor.ledger.postgres.Batches.ask;
import static dev.codementor.ledger.postgres.Batches.newCourse;
import static dev.codementor.ledger.postgres.Batches.running;
import static dev.codementor.ledger.postgres.Batches.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchReader.ItemQuery;
import dev.codementor.ledger.batches.BatchReader.ItemQuery.Order;
import dev.codementor.ledger.batches.BatchReader.ModelSpeed;
import dev.codementor.ledger.batches.BatchReader.ReleasedItem;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.GradingLedger.Purpose;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ItemState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchReaderTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final BatchReader reader = ledger.batchReader();

    @Test
    void listsBatchesOfCoursesNewestFirst() {
        String one = newCourse();
        String two = newCourse();
        BatchRecord first = aBatch().inCourse(one).ready();
        BatchRecord second = aBatch().inCourse(two).started();
        BatchRecord third = aBatch().inCourse(one).ready();

        assertThat(reader.inCourses(Set.of(one, two), null, 10)).containsExactly(third, second, first);
        assertThat(reader.inCourses(Set.of(one, two), third.id(), 1)).containsExactly(second);
        assertThat(reader.inCourses(Set.of(two), null, 10)).containsExactly(second);
        assertThat(reader.inCourses(Set.of(), null, 10)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> reader.inCourses(Set.of(one), null, 0));
    }

    @Test
    void countsManyBatchesAtOnce() {
        BatchRecord one = aBatch().of(2).graded();
        BatchRecord two = aBatch().of(3).ready();

        assertThat(reader.counts(List.of(one.id(), two.id(), BatchId.next())))
                .isEqualTo(Map.of(one.id(), new BatchCounts(0, 2, 0, 0, 0), two.id(), new BatchCounts(3, 0, 0, 0, 0)));
        assertThat(reader.counts(List.of())).isEmpty();
        assertThat(reader.find(List.of(one.id(), BatchId.next(), aBatch().receiving())))
                .containsExactly(one);
    }

    @Test
    void pagesItemsInTheOrderOfTheUpload() {
        BatchRecord batch = aBatch().of(5).started();
        advanced(ledger, batch, 5).stream().limit(3).forEach(job -> Batches.graded(ledger, job, "canary"));

        assertThat(page(batch, null, null, Order.UPLOAD, 0, 2)).containsExactly(1, 2);
        assertThat(page(batch, null, null, Order.UPLOAD, 2, 9)).containsExactly(3, 4, 5);
        assertThat(page(batch, ItemState.PROCESSING, null, Order.UPLOAD, 0, 9)).containsExactly(4, 5);
        assertThat(page(batch, null, "canary", Order.UPLOAD, 1, 9)).containsExactly(2, 3);
        assertThat(page(batch, null, "delimiter", Order.UPLOAD, 0, 9)).isEmpty();
    }

    @Test
    void putsFirstWhatGainsMostByAPersonsLook() {
        BatchRecord batch = aBatch().of(6).started();
        List<JobId> jobs = advanced(ledger, batch, 5);
        conclude(jobs.get(0), Conclusion.draft("{}", List.of(), 1.0));
        conclude(jobs.get(1), Conclusion.draft("{}", List.of(), 9.0));
        conclude(jobs.get(2), Conclusion.draft("{}", List.of(), 3.0));
        conclude(jobs.get(3), Conclusion.unusable("not-json", List.of("unusable"), null));
        ledger.reviews().review(batch.id(), "item-2", 1, "v1", "{}", "anna", null);

        assertThat(page(batch, null, null, Order.EXPECTED_GAIN, 0, 9)).containsExactly(4, 3, 1, 5, 6, 2);
        assertThat(page(batch, null, null, Order.EXPECTED_GAIN, 2, 2)).containsExactly(1, 5);
    }

    private void conclude(JobId job, Conclusion conclusion) {
        Attempt attempt = running(ledger, job);
        ledger.grading().conclude(attempt, conclusion);
        settled(ledger, attempt, Jobs.answer(""));
    }

    private List<Integer> page(
            BatchRecord batch, @Nullable ItemState state, @Nullable String flag, Order order, int after, int limit) {
        return reader.items(new ItemQuery(batch.id(), state, flag, order, after, limit)).stream()
                .map(ItemRecord::nth)
                .toList();
    }

    @Test
    void countsFlagsThatNobodyLookedAt() {
        BatchRecord batch = aBatch().of(3).started();
        advanced(ledger, batch, 3).forEach(job -> Batches.graded(ledger, job, "canary"));
        ledger.reviews().review(batch.id(), "item-2", 1, "v1", "{}", "anna", null);

        assertThat(reader.figures(batch.id()).flagged()).isEqualTo(2);
        assertThat(reader.figures(batch.id()).reviewed()).isEqualTo(1);
    }

    @Test
    void showsStudentsTheirReleasedItemsOnly() {
        BatchRecord old = aBatch().of(2).graded();
        BatchRecord secret = aBatch().of(2).graded();
        BatchRecord fresh = aBatch().of(2).graded();
        ledger.batchControl().release(old.id(), "anna");
        ledger.batchControl().release(fresh.id(), "anna");
        List<String> student = List.of("s2@example.edu");

        assertThat(reader.releasedTo(student, null, 200))
                .filteredOn(item -> Set.of(old.id(), secret.id(), fresh.id())
                        .contains(item.batch().id()))
                .extracting(item -> item.batch().id(), item -> item.item().nth())
                .containsExactly(tuple(fresh.id(), 2), tuple(old.id(), 2));
        assertThat(reader.releasedTo(student, fresh.id(), 200))
                .extracting(ReleasedItem::batch)
                .extracting(BatchRecord::id)
                .contains(old.id())
                .doesNotContain(fresh.id());
        assertThat(reader.releasedTo(List.of("s2"), old.id(), "item-2")).isPresent();
        assertThat(reader.releasedTo(List.of("s2"), old.id(), "item-1")).isEmpty();
        assertThat(reader.releasedTo(List.of("s2"), secret.id(), "item-2")).isEmpty();
        assertThat(reader.releasedTo(List.of(), null, 200)).isEmpty();
    }

    @Test
    void knowsHowFastAModelAnswered() {
        String model = "model-" + UUID.randomUUID();
        Attempt attempt =
                running(ledger, advanced(ledger, aBatch().of(1).started(), 1).getFirst());
        ledger.grading().asked(attempt, by(model, ask(1)));
        ledger.grading().asked(attempt, by(model, ask(2)));

        assertThat(reader.speed(model)).contains(new ModelSpeed(2, 2_000, 200, 100, Duration.ofSeconds(5)));
        assertThat(reader.speed("model-" + UUID.randomUUID())).isEmpty();
    }

    private static Ask by(String model, Ask ask) {
        return new Ask(
                ask.ordinal(),
                Purpose.SAMPLE,
                ask.promptDigest(),
                ask.answer(),
                ask.cutOff(),
                ask.usable(),
                ask.faults(),
                new ModelUse(model, null, false),
                ask.options(),
                ask.promptTokens(),
                ask.cachedTokens(),
                ask.answerTokens(),
                ask.took());
    }
}
