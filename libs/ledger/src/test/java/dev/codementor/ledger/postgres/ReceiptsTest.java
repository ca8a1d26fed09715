package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Batches.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.GradeRecord.Source;
import dev.codementor.ledger.batches.ReceiptLedger;
import dev.codementor.ledger.batches.ReceiptLedger.Entry;
import dev.codementor.ledger.batches.ReceiptLedger.Head;
import dev.codementor.ledger.batches.ReceiptLedger.Receipt;
import dev.codementor.ledger.batches.ReceiptLedger.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ReceiptsTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final ReceiptLedger receipts = ledger.receipts();

    @BeforeEach
    void clear() {
        TestLedger.clear();
    }

    @Test
    void givesEachGradeAReceiptInTheOrderOfTheirMaking() {
        BatchRecord batch = aBatch().of(2).graded();
        ledger.reviews().review(batch.id(), "item-1", 1, "v1", "{}", "anna", null);
        assertThat(receipts.due(10)).containsExactly(batch.id());
        List<Entry> entries = new ArrayList<>();

        assertThat(append(batch, 2, entries)).isEqualTo(2);
        assertThat(append(batch, 2, entries)).isEqualTo(1);
        assertThat(append(batch, 2, entries)).isZero();

        assertThat(entries).extracting(entry -> entry.item().customId()).containsExactly("item-1", "item-2", "item-1");
        assertThat(entries).extracting(Entry::sequence).containsExactly(1L, 2L, 3L);
        assertThat(entries).extracting(Entry::previous).containsExactly(null, "hash-1", "hash-2");
        assertThat(entries)
                .extracting(entry -> entry.grade().source())
                .containsExactly(Source.MODEL, Source.MODEL, Source.PERSON);
        assertThat(entries.getFirst().asks()).containsExactly(ask(1));
        assertThat(receipts.head(batch.id())).isEqualTo(new Head(3, "hash-3"));
        assertThat(Batches.item(batch, 1).review().receipt()).isEqualTo(3);
        assertThat(receipts.receipt(batch.id(), "item-1", 2))
                .contains(new Receipt(3, "item-1", 2, "receipt 3", "hash-3", null));
    }

    @Test
    void isDueUntilAllReceiptsAreStored() {
        BatchRecord batch = aBatch().of(2).graded();
        append(batch, 10, new ArrayList<>());

        assertThat(receipts.unstored(batch.id(), 1))
                .extracting(Receipt::sequence)
                .containsExactly(1L);
        receipts.stored(batch.id(), 1, "receipts/1");
        assertThat(receipts.unstored(batch.id(), 9))
                .extracting(Receipt::sequence)
                .containsExactly(2L);
        assertThat(receipts.due(10)).containsExactly(batch.id());
        receipts.stored(batch.id(), 2, "receipts/2");

        assertThat(receipts.due(10)).isEmpty();
        assertThat(receipts.receipts(batch.id(), 1, 10))
                .containsExactly(new Receipt(2, "item-2", 1, "receipt 2", "hash-2", "receipts/2"));
    }

    @Test
    void leavesTheChainAsItIsWhenAReceiptCannotBeWritten() {
        BatchRecord batch = aBatch().of(2).graded();

        assertThatThrownBy(() -> receipts.append(batch.id(), 10, entry -> {
                    if (entry.sequence() == 2) {
                        throw new IllegalStateException("no");
                    }
                    return text(entry);
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(receipts.head(batch.id())).isEqualTo(new Head(0, null));
        assertThat(receipts.receipts(batch.id(), 0, 10)).isEmpty();
    }

    @Test
    void givesNoGradeASecondReceipt() {
        BatchRecord batch = aBatch().of(1).graded();
        append(batch, 10, new ArrayList<>());

        assertThatThrownBy(() -> TestLedger.sql()
                        .sql("update grades set receipt = 2 where batch = :id")
                        .param("id", batch.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void knowsNoOtherBatches() {
        assertThat(receipts.append(BatchId.next(), 10, ReceiptsTest::text)).isZero();
        assertThat(receipts.head(BatchId.next())).isEqualTo(new Head(0, null));
    }

    private int append(BatchRecord batch, int limit, List<Entry> entries) {
        return receipts.append(batch.id(), limit, entry -> {
            entries.add(entry);
            return text(entry);
        });
    }

    private static Text text(Entry entry) {
        return new Text("receipt " + entry.sequence(), "hash-" + entry.sequence());
    }
}
