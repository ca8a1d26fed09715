package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Batches.advanced;
import static dev.codementor.ledger.postgres.Batches.graded;
import static dev.codementor.ledger.postgres.Batches.newCourse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.ledger.batches.BatchIntake.Beginning;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchReader.ItemQuery;
import dev.codementor.ledger.batches.BatchReader.ItemQuery.Order;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchState;
import dev.codementor.ledger.batches.ItemStudent;
import dev.codementor.ledger.batches.NewItem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class BatchIntakeTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final BatchIntake intake = ledger.batchIntake();
    private final BatchReader reader = ledger.batchReader();
    private final String course = newCourse();

    @Test
    void showsNobodyABatchThatIsBeingReceived() {
        BatchId batch = aBatch().inCourse(course).receiving();

        assertThat(reader.find(batch)).isEmpty();
        assertThat(reader.inCourses(Set.of(course), null, 10)).isEmpty();
        assertThat(reader.counts(List.of(batch))).isEmpty();
        assertThat(reader.figures(batch).counts().size()).isZero();
        assertThat(reader.rubric(batch)).isEmpty();
        assertThat(reader.items(new ItemQuery(batch, null, null, Order.UPLOAD, 0, 10)))
                .isEmpty();
        assertThat(reader.item(batch, "item-1")).isEmpty();
        assertThat(ledger.batchDispatch().advance(10, 1_000).released())
                .noneMatch(job -> job.owner().equals(batch.jobOwner()));
    }

    @Test
    void sealsItWithAllItems() {
        BatchId batch = aBatch().of(4).receiving();

        BatchRecord sealed = intake.seal(batch, "{\"skipped\": 3}", 0);

        assertThat(sealed.state()).isEqualTo(BatchState.READY);
        assertThat(sealed.size()).isEqualTo(4);
        assertThat(sealed.started()).isZero();
        assertThat(sealed.report()).isEqualTo("{\"skipped\": 3}");
        assertThat(sealed.timeline().started()).isNull();
        assertThat(reader.find(batch)).contains(sealed);
        assertThat(reader.rubric(batch)).contains(Batches.RUBRIC.canonical());
        assertThat(advanced(ledger, sealed, 10)).isEmpty();
    }

    @Test
    void keepsWhatComesWithAnItem() {
        BatchRecord batch = aBatch().of(2).ready();

        assertThat(Batches.item(batch, 2)).satisfies(item -> {
            NewItem sent = Batches.item(2);
            assertThat(item.customId()).isEqualTo(sent.customId());
            assertThat(item.student()).isEqualTo(sent.student());
            assertThat(item.handedIn().late()).isTrue();
            assertThat(item.handedIn()).isEqualTo(sent.handedIn());
            assertThat(item.draft()).isNull();
            assertThat(item.revision()).isZero();
        });
    }

    @Test
    void takesNothingMoreOnceSealedAndNothingIncomplete() {
        BatchId sealed = aBatch().ready().id();
        assertThatIllegalStateException().isThrownBy(() -> intake.add(sealed, List.of(Batches.item(4))));
        assertThatIllegalStateException().isThrownBy(() -> intake.seal(sealed, "{}", 1));

        BatchId gap = aBatch().of(2).receiving();
        intake.add(gap, List.of(Batches.item(4)));
        assertThatIllegalStateException().isThrownBy(() -> intake.seal(gap, "{}", 1));

        BatchId twice = aBatch().of(2).receiving();
        assertThatThrownBy(() -> intake.add(twice, List.of(Batches.item(2))))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void leavesNothingOfAnAbandonedBatch() {
        Batches upload = aBatch().withKey("key", "digest");
        BatchId batch = upload.receiving();

        intake.abandon(batch);

        assertThatIllegalStateException().isThrownBy(() -> intake.add(batch, List.of(Batches.item(9))));
        assertThat(upload.begun()).isInstanceOf(Beginning.Begun.class);
        assertThat(items(batch)).isZero();
    }

    private static int items(BatchId batch) {
        return TestLedger.sql()
                .sql("select count(*) from batch_items where batch = :id")
                .param("id", batch.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void makesRoomForTheSameRequestWhenABatchIsRefusedAndKeepsItsIdForItsFiles() {
        String teacher = "teacher-" + course;
        Batches upload = aBatch().by(teacher).inCourse(course).within(1).withKey("refused", "digest");
        BatchId batch = upload.receiving();

        intake.refuse(batch);

        assertThatIllegalStateException().isThrownBy(() -> intake.add(batch, List.of(Batches.item(9))));
        assertThatIllegalStateException().isThrownBy(() -> intake.seal(batch, "{}", 0));
        assertThat(items(batch)).isZero();
        assertThat(intake.forsaken(Duration.ofHours(1), 1_000)).contains(batch);
        BatchId again = aBatch().by(teacher)
                .inCourse(course)
                .within(1)
                .withKey("refused", "digest")
                .receiving();
        assertThat(intake.forsaken(Duration.ofHours(1), 1_000)).doesNotContain(again);

        intake.abandon(batch);
        assertThat(intake.forsaken(Duration.ofHours(1), 1_000)).doesNotContain(batch);
    }

    @Test
    void doesNotRefuseASealedBatch() {
        BatchRecord batch = aBatch().withKey("sealed", "digest").ready();

        intake.refuse(batch.id());

        assertThat(reader.find(batch.id())).contains(batch);
        assertThat(items(batch.id())).isEqualTo(batch.size());
    }

    @Test
    void doesNotAbandonASealedBatch() {
        BatchRecord batch = aBatch().ready();

        intake.abandon(batch.id());

        assertThat(reader.find(batch.id())).contains(batch);
    }

    @Test
    void tellsARepetitionFromAReuse() {
        Batches first = aBatch().by("teacher-" + course).withKey("key", "digest");
        BatchId batch = first.receiving();
        Batches again = aBatch().by("teacher-" + course).withKey("key", "digest");
        Batches other = aBatch().by("teacher-" + course).withKey("key", "another");

        assertThat(again.begun()).isInstanceOf(Beginning.Underway.class);
        assertThat(other.begun()).isInstanceOf(Beginning.Reused.class);
        BatchRecord sealed = intake.seal(batch, "{}", 0);

        assertThat(again.begun()).isEqualTo(new Beginning.Repeated(sealed));
        assertThat(other.begun()).isInstanceOf(Beginning.Reused.class);
        assertThat(aBatch().withKey("key", "digest").begun()).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void limitsUnfinishedBatchesOfACourse() {
        BatchRecord one = aBatch().of(1).inCourse(course).started();
        aBatch().inCourse(course).receiving();

        assertThat(aBatch().inCourse(course).within(2).begun()).isEqualTo(new Beginning.Crowded(2));
        assertThat(aBatch().within(2).begun()).isInstanceOf(Beginning.Begun.class);

        advanced(ledger, one, 10).forEach(job -> graded(ledger, job));
        assertThat(aBatch().inCourse(course).within(2).begun()).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void findsWhatItsSenderForsook() {
        BatchId batch = aBatch().receiving();

        assertThat(intake.forsaken(Duration.ofHours(1), 1_000)).doesNotContain(batch);
        assertThat(intake.forsaken(Duration.ZERO, 1_000)).contains(batch);

        intake.abandon(batch);
        assertThat(intake.forsaken(Duration.ZERO, 1_000)).doesNotContain(batch);
    }

    @Test
    void refusesWhatItCannotKeep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aBatch().inCourse("").announced());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aBatch().inCourse("x".repeat(256)).announced());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aBatch().expiringAfter(Duration.ZERO).announced());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewItem(
                        1, "a\0", ItemStudent.NOBODY, Batches.item(1).handedIn(), List.of()));
    }
}
