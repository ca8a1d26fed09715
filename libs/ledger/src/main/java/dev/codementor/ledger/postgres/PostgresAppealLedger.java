package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.batches.AppealLedger;
import dev.codementor.text.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps appeals in a separate table. An item's row is locked while an appeal is added. */
final class PostgresAppealLedger implements AppealLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;

    PostgresAppealLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
    }

    @Override
    public Objection appeal(BatchId batch, String customId, String criterion, String reason, String by) {
        StorableText.check("the criterion", criterion);
        StorableText.check("the reason", reason);
        UUID id = JobId.next().value();
        return database.transaction(() -> lockReleased(batch, customId)
                .map(nth -> {
                    Optional<Appeal> open = select(
                                    "a.batch = :batch and a.nth = :nth and a.criterion = :criterion and a.answered_at"
                                            + " is null")
                            .param("batch", batch.value())
                            .param("nth", nth)
                            .param("criterion", criterion)
                            .query(PostgresAppealLedger::appeal)
                            .optional();
                    if (open.isPresent()) {
                        return new Objection.AlreadyOpen(open.get());
                    }
                    client.sql("""
                        insert into appeals (id, batch, nth, criterion, reason, by)
                        values (:id, :batch, :nth, :criterion, :reason, :by)
                        """)
                            .param("id", id)
                            .param("batch", batch.value())
                            .param("nth", nth)
                            .param("criterion", criterion)
                            .param("reason", reason)
                            .param("by", by)
                            .update();
                    return (Objection) new Objection.Noted(find(id).orElseThrow());
                })
                .orElseGet(Objection.Unknown::new));
    }

    /** Runs one after the other for an item, so that a second appeal finds the first. */
    private Optional<Integer> lockReleased(BatchId batch, String customId) {
        return client.sql("""
            select i.nth from batch_items i join batches b on b.id = i.batch
            where i.batch = :batch and i.custom_id = :customId and b.released_at is not null
                and num_nulls(i.draft_revision, i.review_revision) < 2
            for no key update of i
            """)
                .param("batch", batch.value())
                .param("customId", customId)
                .query(Integer.class)
                .optional();
    }

    @Override
    public Answering answer(UUID appeal, boolean accepted, String answer, String by) {
        StorableText.check("the answer", answer);
        return database.transaction(() -> {
            int answered = client.sql("""
                update appeals set accepted = :accepted, answer = :answer, answered_by = :by,
                    answered_at = clock_timestamp()
                where id = :id and answered_at is null
                """)
                    .param("accepted", accepted)
                    .param("answer", answer)
                    .param("by", by)
                    .param("id", appeal)
                    .update();
            return find(appeal)
                    .<Answering>map(
                            found -> answered > 0 ? new Answering.Noted(found) : new Answering.AlreadyAnswered(found))
                    .orElseGet(Answering.Unknown::new);
        });
    }

    @Override
    public Optional<Appeal> find(UUID appeal) {
        return select("a.id = :id")
                .param("id", appeal)
                .query(PostgresAppealLedger::appeal)
                .optional();
    }

    @Override
    public List<Appeal> ofItem(BatchId batch, String customId) {
        return select("i.batch = :batch and i.custom_id = :customId order by a.id")
                .param("batch", batch.value())
                .param("customId", customId)
                .query(PostgresAppealLedger::appeal)
                .list();
    }

    @Override
    public List<Appeal> open(BatchId batch, int limit) {
        return select("a.batch = :batch and a.answered_at is null order by a.id limit :limit")
                .param("batch", batch.value())
                .param("limit", limit)
                .query(PostgresAppealLedger::appeal)
                .list();
    }

    private JdbcClient.StatementSpec select(String which) {
        return client.sql("select a.*, i.custom_id from appeals a"
                + " join batch_items i on i.batch = a.batch and i.nth = a.nth where " + which);
    }

    private static Appeal appeal(ResultSet row, int number) throws SQLException {
        return new Appeal(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                BatchRows.id(row, "batch"),
                JobRows.text(row, "custom_id"),
                JobRows.text(row, "criterion"),
                JobRows.text(row, "reason"),
                JobRows.text(row, "by"),
                JobRows.time(row, "at"),
                row.getObject("answered_at") == null
                        ? null
                        : new Appeal.Answer(
                                row.getBoolean("accepted"),
                                JobRows.text(row, "answer"),
                                JobRows.text(row, "answered_by"),
                                JobRows.time(row, "answered_at")));
    }
}
