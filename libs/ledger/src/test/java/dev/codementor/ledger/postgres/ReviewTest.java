package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.GRADE;
import static dev.codementor.ledger.postgres.Batches.OTHER_RUBRIC;
import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Batches.advanced;
import static dev.codementor.ledger.postgres.Batches.graded;
import static dev.codementor.ledger.postgres.Batches.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchControl.Regrade;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.GradeRecord.Source;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ReviewLedger;
import dev.codementor.ledger.batches.ReviewLedger.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ReviewTest {

    private static final String KIND = "{\"total\":9}";
    private static final String STRICT = "{\"total\":3}";

    private final PostgresLedger ledger = TestLedger.shared();
    private final ReviewLedger reviews = ledger.reviews();
    private final BatchRecord batch = aBatch().of(2).graded();

    @Test
    void keepsAPersonsGradeBesideTheModels() {
        ItemRecord item = done(review(1, KIND, "anna"));

        assertThat(item.revision()).isEqualTo(2);
        assertThat(item.draft().grade()).isEqualTo(GRADE);
        assertThat(item.review().grade()).isEqualTo(KIND);
        assertThat(item.review().by()).isEqualTo("anna");
        assertThat(item.review().note()).isEqualTo("a note");
        assertThat(item.counting()).isEqualTo(item.review());
        assertThat(item).isEqualTo(item(batch, 1));
        assertThat(ledger.batchReader().figures(batch.id()).reviewed()).isEqualTo(1);
    }

    @Test
    void tellsAGraderWhoWasOvertaken() {
        ItemRecord first = done(review(1, KIND, "anna"));

        assertThat(review(1, STRICT, "ben")).isEqualTo(new Decision.Overtaken(first));
        assertThat(reviews.undo(batch.id(), "item-1", 1, "ben")).isEqualTo(new Decision.Overtaken(first));
        assertThat(item(batch, 1)).isEqualTo(first);
    }

    @Test
    void tellsAGraderWhenTheModelOrTheRubricWasFaster() {
        ledger.batchControl().regrade(batch.id(), "v1", List.of(new Regrade(1, null)));
        graded(ledger, advanced(ledger, batch, 1).getFirst());
        assertThat(review(1, KIND, "anna")).isInstanceOf(Decision.Overtaken.class);

        ledger.batchControl().changeRubric(batch.id(), OTHER_RUBRIC, "anna", List.of());
        assertThat(review(2, KIND, "anna")).isInstanceOf(Decision.Overtaken.class);
    }

    @Test
    void takesBackOneGradeAfterTheOther() {
        done(review(1, KIND, "anna"));
        done(review(2, STRICT, "ben"));

        ItemRecord once = done(undo(3));
        assertThat(once.review().grade()).isEqualTo(KIND);
        assertThat(once.review().by()).isEqualTo("anna");
        ItemRecord twice = done(undo(4));
        assertThat(twice.review()).isNull();
        assertThat(twice.counting().grade()).isEqualTo(GRADE);
        assertThat(undo(5)).isInstanceOf(Decision.NothingToUndo.class);

        assertThat(reviews.history(batch.id(), "item-1"))
                .extracting(GradeRecord::source)
                .containsExactly(Source.MODEL, Source.PERSON, Source.PERSON, Source.UNDO, Source.UNDO);
        assertThat(reviews.history(batch.id(), "item-1"))
                .extracting(GradeRecord::grade)
                .containsExactly(GRADE, KIND, STRICT, KIND, null);
    }

    @Test
    void takesBackAGradeThatFollowedAnUndo() {
        done(review(1, KIND, "anna"));
        done(undo(2));
        done(review(3, STRICT, "ben"));

        assertThat(done(undo(4)).review()).isNull();
    }

    @Test
    void knowsNoOtherItems() {
        assertThat(reviews.review(batch.id(), "item-9", 1, "v1", KIND, "anna", null))
                .isInstanceOf(Decision.Unknown.class);
        assertThat(reviews.undo(BatchId.next(), "item-1", 1, "anna")).isInstanceOf(Decision.Unknown.class);
        BatchRecord completions = aBatch().ofCompletions().started();
        assertThat(reviews.review(completions.id(), "item-1", 0, "v1", KIND, "anna", null))
                .isInstanceOf(Decision.Unknown.class);
        assertThat(reviews.history(batch.id(), "item-9")).isEmpty();
    }

    @Test
    void neverChangesAGrade() {
        done(review(1, KIND, "anna"));

        for (String change : new String[] {"grade = '{}'", "by = 'ben'", "rubric_version = 'v2'", "at = now()"}) {
            assertThatThrownBy(() -> TestLedger.sql()
                            .sql("update grades set " + change + " where batch = :id")
                            .param("id", batch.id().value())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void refusesTextsThatItCannotKeep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews.review(batch.id(), "item-1", 1, "v1", KIND, "anna", "\0"));
    }

    private Decision review(int expectedRevision, String grade, String by) {
        return reviews.review(batch.id(), "item-1", expectedRevision, "v1", grade, by, "a note");
    }

    private Decision undo(int expectedRevision) {
        return reviews.undo(batch.id(), "item-1", expectedRevision, "ben");
    }

    private static ItemRecord done(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Done.class);
        return ((Decision.Done) decision).item();
    }
}
