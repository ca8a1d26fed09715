package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.GRADE;
import static dev.codementor.ledger.postgres.Batches.PLENTY;
import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Batches.advanced;
import static dev.codementor.ledger.postgres.Batches.graded;
import static dev.codementor.ledger.postgres.Batches.item;
import static dev.codementor.ledger.postgres.Batches.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.batches.BatchControl.Change;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchFigures;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchState;
import dev.codementor.ledger.batches.GradeRecord.Source;
import dev.codementor.ledger.batches.ItemState;
import dev.codementor.ledger.batches.ReviewLedger.Decision;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of a batch from its upload to what students see. */
class BatchJourneyTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final BatchReader reader = ledger.batchReader();

    @Test
    void leadsFromAnUploadToReleasedGrades() {
        BatchRecord batch = aBatch().of(5).started(2);
        assertThat(reader.find(batch.id())).contains(batch);
        assertThat(batch.state()).isEqualTo(BatchState.PROCESSING);
        assertThat(batch.grading().plan()).isEqualTo("{\"samples\": 2}");

        List<JobId> trial = advanced(ledger, batch, PLENTY);
        assertThat(trial).hasSize(2);
        graded(ledger, trial.get(0));
        running(ledger, trial.get(1));

        BatchFigures figures = reader.figures(batch.id());
        assertThat(figures.counts()).isEqualTo(new BatchCounts(4, 1, 0, 0, 0));
        assertThat(figures.running()).isEqualTo(1);
        assertThat(figures.asks()).isEqualTo(1);
        assertThat(figures.promptTokens()).isEqualTo(1_000);
        assertThat(figures.cachedTokens()).isEqualTo(900);
        assertThat(figures.answerTokens()).isEqualTo(50);
        assertThat(figures.spent()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(figures.estimatedTokens()).isEqualTo(1_500);
        assertThat(figures.settledTokens()).isEqualTo(100);
        assertThat(figures.lastSettled()).isNotNull();

        assertThat(ledger.batchControl().start(batch.id(), PLENTY)).isInstanceOf(Change.Done.class);
        assertThat(advanced(ledger, batch, PLENTY)).hasSize(3);

        assertThat(item(batch, 1)).satisfies(graded -> {
            assertThat(graded.state()).isEqualTo(ItemState.SUCCEEDED);
            assertThat(graded.draft()).isNotNull();
            assertThat(graded.draft().grade()).isEqualTo(GRADE);
            assertThat(graded.draft().source()).isEqualTo(Source.MODEL);
            assertThat(graded.draft().rubricVersion()).isEqualTo("v1");
            assertThat(graded.draft().job()).isEqualTo(trial.getFirst());
            assertThat(graded.counting()).isEqualTo(graded.draft());
            assertThat(graded.processing().answeredBy()).isEqualTo(Jobs.MODEL);
        });
        assertThat(ledger.reviews().review(batch.id(), "item-1", 1, "v1", "{}", "teacher", "seen"))
                .isInstanceOf(Decision.Done.class);

        List<String> student = List.of("s1@example.edu");
        assertThat(reader.releasedTo(student, batch.id(), "item-1")).isEmpty();
        assertThat(ledger.batchControl().release(batch.id(), "teacher")).isInstanceOf(Change.Done.class);
        assertThat(reader.releasedTo(student, batch.id(), "item-2")).isEmpty();
        assertThat(reader.releasedTo(student, batch.id(), "item-1")).hasValueSatisfying(released -> {
            assertThat(released.batch().releasedBy()).isEqualTo("teacher");
            assertThat(released.item().counting()).isNotNull();
            assertThat(released.item().counting().by()).isEqualTo("teacher");
        });
        assertThat(reader.releasedTo(List.of("s1"), null, 200))
                .anySatisfy(released -> assertThat(released.batch().id()).isEqualTo(batch.id()));
    }
}
