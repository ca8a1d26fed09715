package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ReceiptLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps receipts, and the head of each chain in its batch's row, which is locked while the chain grows. */
final class PostgresReceiptLedger implements ReceiptLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final AskRows asks;

    PostgresReceiptLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
        this.asks = new AskRows(client);
    }

    @Override
    public List<BatchId> due(int limit) {
        return client.sql("""
            select batch from (
                select batch from grades where receipt is null
                union
                select batch from receipts where object_key is null) d
            order by batch limit :limit
            """)
                .param("limit", limit)
                .query((row, number) -> BatchRows.id(row, "batch"))
                .list();
    }

    private record Chain(
            BatchRecord batch, long length, @Nullable String hash) {}

    @Override
    public int append(BatchId batch, int limit, Function<Entry, Text> write) {
        return database.transaction(() -> {
            Optional<Chain> chain = lock(batch);
            if (chain.isEmpty()) {
                return 0;
            }
            long sequence = chain.get().length();
            String previous = chain.get().hash();
            List<Graded> grades = withoutReceipt(batch, limit);
            for (Graded graded : grades) {
                sequence++;
                Text text = write.apply(entry(chain.get().batch(), graded, sequence, previous));
                keep(batch, sequence, graded, text);
                previous = text.hash();
            }
            if (!grades.isEmpty()) {
                client.sql("update batches set receipts = :length, receipts_hash = :hash where id = :id")
                        .param("length", sequence)
                        .param("hash", previous)
                        .param("id", batch.value())
                        .update();
            }
            return grades.size();
        });
    }

    private Optional<Chain> lock(BatchId batch) {
        return client.sql("select * from batches where id = :id and state <> 'receiving' for no key update")
                .param("id", batch.value())
                .query((row, number) -> new Chain(
                        BatchRows.batch(row, number), row.getLong("receipts"), row.getString("receipts_hash")))
                .optional();
    }

    private record Graded(ItemRecord item, GradeRecord grade) {}

    private List<Graded> withoutReceipt(BatchId batch, int limit) {
        return client.sql("select " + ItemRows.COLUMNS + ", " + ItemRows.gradeColumns("g") + " from " + ItemRows.FROM
                        + """
                             join grades g on g.batch = i.batch and g.nth = i.nth
                        where g.batch = :batch and g.receipt is null
                        order by g.at, g.nth, g.revision limit :limit
                        """)
                .param("batch", batch.value())
                .param("limit", limit)
                .query((row, number) -> new Graded(ItemRows.readItem(row), ItemRows.readGrade(row, "g_")))
                .list();
    }

    private Entry entry(BatchRecord batch, Graded graded, long sequence, @Nullable String previous) {
        List<Ask> asked = graded.grade().job() == null
                ? List.of()
                : asks.of(graded.grade().job());
        return new Entry(batch, graded.item(), graded.grade(), asked, sequence, previous);
    }

    private void keep(BatchId batch, long sequence, Graded graded, Text text) {
        client.sql("""
            insert into receipts (batch, sequence, nth, revision, receipt, hash)
            values (:batch, :sequence, :nth, :revision, :text, :hash)
            """)
                .param("batch", batch.value())
                .param("sequence", sequence)
                .param("nth", graded.item().nth())
                .param("revision", graded.grade().revision())
                .param("text", text.text())
                .param("hash", text.hash())
                .update();
        client.sql("""
            update grades set receipt = :sequence
            where batch = :batch and nth = :nth and revision = :revision
            """)
                .param("sequence", sequence)
                .param("batch", batch.value())
                .param("nth", graded.item().nth())
                .param("revision", graded.grade().revision())
                .update();
    }

    @Override
    public List<Receipt> unstored(BatchId batch, int limit) {
        return receipts("r.batch = :batch and r.object_key is null order by r.sequence limit :limit")
                .param("batch", batch.value())
                .param("limit", limit)
                .query(PostgresReceiptLedger::receipt)
                .list();
    }

    @Override
    public void stored(BatchId batch, long sequence, String objectKey) {
        client.sql("update receipts set object_key = :key where batch = :batch and sequence = :sequence")
                .param("key", objectKey)
                .param("batch", batch.value())
                .param("sequence", sequence)
                .update();
    }

    @Override
    public Head head(BatchId batch) {
        return client.sql("select receipts, receipts_hash from batches where id = :id")
                .param("id", batch.value())
                .query((row, number) -> new Head(row.getLong("receipts"), row.getString("receipts_hash")))
                .optional()
                .orElse(new Head(0, null));
    }

    @Override
    public List<Receipt> receipts(BatchId batch, long after, int limit) {
        return receipts("r.batch = :batch and r.sequence > :after order by r.sequence limit :limit")
                .param("batch", batch.value())
                .param("after", after)
                .param("limit", limit)
                .query(PostgresReceiptLedger::receipt)
                .list();
    }

    @Override
    public Optional<Receipt> receipt(BatchId batch, String customId, int revision) {
        return receipts("r.batch = :batch and i.custom_id = :customId and r.revision = :revision")
                .param("batch", batch.value())
                .param("customId", customId)
                .param("revision", revision)
                .query(PostgresReceiptLedger::receipt)
                .optional();
    }

    private JdbcClient.StatementSpec receipts(String which) {
        return client.sql("select r.*, i.custom_id from receipts r"
                + " join batch_items i on i.batch = r.batch and i.nth = r.nth where " + which);
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        return new Receipt(
                row.getLong("sequence"),
                JobRows.text(row, "custom_id"),
                row.getInt("revision"),
                JobRows.text(row, "receipt"),
                JobRows.text(row, "hash"),
                row.getString("object_key"));
    }
}
