package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.aBatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.ledger.batches.AppealLedger;
import dev.codementor.ledger.batches.AppealLedger.Answering;
import dev.codementor.ledger.batches.AppealLedger.Appeal;
import dev.codementor.ledger.batches.AppealLedger.Objection;
import dev.codementor.ledger.batches.BatchRecord;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class AppealTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final AppealLedger appeals = ledger.appeals();
    private final BatchRecord batch = aBatch().of(2).graded();

    @Test
    void hearsStudentsOnceGradesAreReleased() {
        assertThat(appeal("loops")).isInstanceOf(Objection.Unknown.class);
        ledger.batchControl().release(batch.id(), "anna");

        Appeal appeal = ((Objection.Noted) appeal("loops")).appeal();
        assertThat(appeal("loops")).isEqualTo(new Objection.AlreadyOpen(appeal));
        Appeal other = ((Objection.Noted) appeal("names")).appeal();
        assertThat(appeals.open(batch.id(), 10)).containsExactly(appeal, other);
        assertThat(appeals.find(appeal.id())).contains(appeal);

        Appeal answered = ((Answering.Noted) appeals.answer(appeal.id(), true, "You are right.", "anna")).appeal();
        assertThat(answered.answer().accepted()).isTrue();
        assertThat(answered.answer().text()).isEqualTo("You are right.");
        assertThat(appeals.answer(appeal.id(), false, "No.", "ben")).isEqualTo(new Answering.AlreadyAnswered(answered));
        assertThat(appeals.answer(UUID.randomUUID(), false, "No.", "ben")).isInstanceOf(Answering.Unknown.class);
        assertThat(appeals.open(batch.id(), 10)).containsExactly(other);
        assertThat(appeal("loops"))
                .as("an answered one may be followed by another")
                .isInstanceOf(Objection.Noted.class);
        assertThat(appeals.ofItem(batch.id(), "item-1")).hasSize(3).startsWith(answered, other);
        assertThat(appeals.ofItem(batch.id(), "item-2")).isEmpty();
    }

    @Test
    void refusesTextsThatItCannotKeep() {
        ledger.batchControl().release(batch.id(), "anna");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> appeals.appeal(batch.id(), "item-1", "loops", "\0", "s1"));
        assertThatThrownBy(() -> appeals.appeal(batch.id(), "item-1", "loops", "x".repeat(4_001), "s1"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private Objection appeal(String criterion) {
        return appeals.appeal(batch.id(), "item-1", criterion, "It does end.", "s1");
    }
}
