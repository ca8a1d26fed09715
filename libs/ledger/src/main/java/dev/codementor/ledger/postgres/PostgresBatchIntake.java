package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.NewJob.Idempotency;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.NewBatch;
import dev.codementor.ledger.batches.NewBatch.Work;
import dev.codementor.ledger.batches.NewItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps batches that are being received in the state {@code receiving}, which readers ignore. */
final class PostgresBatchIntake implements BatchIntake {

    private static final String NO_PLAN = "{}";

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final RubricRows rubrics;

    PostgresBatchIntake(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
        this.rubrics = new RubricRows(client);
    }

    @Override
    public Beginning begin(NewBatch batch, int mostUnfinished) {
        if (mostUnfinished < 1) {
            throw new IllegalArgumentException("a course may have at least 1 unfinished batch");
        }
        return database.transaction(() -> {
            lock(batch.owner(), batch.course());
            Idempotency idempotency = batch.idempotency();
            Optional<Beginning> known = idempotency == null ? Optional.empty() : known(batch.owner(), idempotency);
            if (known.isPresent()) {
                return known.get();
            }
            if (unfinished(batch.course()) >= mostUnfinished) {
                return new Beginning.Crowded(mostUnfinished);
            }
            insert(batch);
            if (batch.work() instanceof Work.Grading grading) {
                rubrics.keep(batch.id(), grading.rubric(), batch.owner());
            }
            return new Beginning.Begun();
        });
    }

    /** Runs one after the other for an owner, because of the keys, and for a course, because of the limit. */
    private void lock(String owner, String course) {
        client.sql("""
            select pg_advisory_xact_lock(key) from (
                values (hashtextextended(:owner, 21)), (hashtextextended(:course, 22)) order by 1) as k (key)
            """).param("owner", owner).param("course", course).query().listOfRows();
    }

    private Optional<Beginning> known(String owner, Idempotency idempotency) {
        return client.sql("select *, state = 'receiving' as receiving from batches"
                        + " where owner = :owner and idempotency_key = :key")
                .param("owner", owner)
                .param("key", idempotency.key())
                .<Beginning>query((row, number) -> {
                    if (!JobRows.text(row, "request_digest").equals(idempotency.requestDigest())) {
                        return new Beginning.Reused();
                    }
                    return row.getBoolean("receiving")
                            ? new Beginning.Underway()
                            : new Beginning.Repeated(BatchRows.batch(row, number));
                })
                .optional();
    }

    private int unfinished(String course) {
        return client.sql("""
            select count(*) from batches b
            where b.course = :course and (b.state = 'receiving' and b.expires_at is null
                or exists (select from batch_items i
                    where i.batch = b.id and i.state = 'processing' and i.job is null)
                or exists (select from batch_items i
                    where i.batch = b.id and i.state = 'processing' and i.job is not null))
            """).param("course", course).query(Integer.class).single();
    }

    private void insert(NewBatch batch) {
        Idempotency idempotency = batch.idempotency();
        Work.Grading grading = batch.work() instanceof Work.Grading work ? work : null;
        Duration spendCap = batch.spendCap();
        client.sql("""
            insert into batches (id, shape, owner, course, assignment, idempotency_key, request_digest, model,
                plan, rubric_version, nonce, canary, roster_key, spend_cap_ms, expires_after, planned_asks,
                planned_answer_tokens)
            values (:id, :shape::batch_shape, :owner, :course, :assignment, :key, :digest, :model,
                :plan::json, :rubricVersion, :nonce, :canary, :rosterKey, :spendCap,
                :expiresAfter * interval '1 millisecond', :asks, :answerTokens)
            """)
                .param("id", batch.id().value())
                .param("shape", grading == null ? "completions" : "grading")
                .param("owner", batch.owner())
                .param("course", batch.course())
                .param("assignment", batch.assignment())
                .param("key", idempotency == null ? null : idempotency.key())
                .param("digest", idempotency == null ? null : idempotency.requestDigest())
                .param("model", batch.model())
                .param("plan", grading == null ? NO_PLAN : grading.plan())
                .param(
                        "rubricVersion",
                        grading == null ? null : grading.rubric().version())
                .param("nonce", grading == null ? null : grading.nonce())
                .param("canary", grading == null ? null : grading.canary())
                .param("rosterKey", grading == null ? null : grading.rosterKey())
                .param("spendCap", spendCap == null ? null : spendCap.toMillis())
                .param("expiresAfter", batch.expiresAfter().toMillis())
                .param("asks", batch.work().asks().perItem())
                .param("answerTokens", batch.work().asks().answerTokens())
                .update();
    }

    @Override
    public void add(BatchId batch, List<NewItem> items) {
        if (items.isEmpty()) {
            return;
        }
        database.transaction(() -> {
            if (receiving(batch, "for share").isEmpty()) {
                throw new IllegalStateException("batch " + batch + " is not being received");
            }
            return database.template()
                    .batchUpdate(
                            """
                            insert into batch_items (batch, nth, custom_id, student, student_name, student_aliases, late,
                                original_key, blind_key, digest, estimated_tokens, findings, flags)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?)
                            """,
                            items.stream().map(item -> columns(batch, item)).toList());
        });
    }

    private static @Nullable Object[] columns(BatchId batch, NewItem item) {
        return new Object[] {
            batch.value(),
            item.nth(),
            item.customId(),
            item.student().id(),
            item.student().name(),
            item.student().aliases().toArray(String[]::new),
            item.handedIn().late(),
            item.handedIn().originalKey(),
            item.handedIn().blindKey(),
            item.handedIn().digest(),
            item.handedIn().estimatedTokens(),
            item.handedIn().findings(),
            item.flags().toArray(String[]::new)
        };
    }

    private Optional<Boolean> receiving(BatchId batch, String lock) {
        return client.sql("select true from batches where id = :id and state = 'receiving' and expires_at is null "
                        + lock)
                .param("id", batch.value())
                .query(Boolean.class)
                .optional();
    }

    @Override
    public BatchRecord seal(BatchId batch, String report, int startFirst) {
        if (startFirst < 0) {
            throw new IllegalArgumentException("a batch starts with 0 or more items");
        }
        return database.transaction(() -> {
            if (receiving(batch, "for no key update").isEmpty()) {
                throw new IllegalStateException("batch " + batch + " is not being received");
            }
            int size = size(batch);
            int started = Math.min(startFirst, size);
            return client.sql("""
                update batches set
                    state = case when :started = 0 then 'ready' else 'processing' end::batch_state,
                    report = :report::json, size = :size, started = :started,
                    started_at = case when :started > 0 then clock_timestamp() end,
                    expires_at = case when :started > 0 then clock_timestamp() + expires_after end
                where id = :id
                returning *
                """)
                    .param("started", started)
                    .param("report", report)
                    .param("size", size)
                    .param("id", batch.value())
                    .query(BatchRows::batch)
                    .single();
        });
    }

    private int size(BatchId batch) {
        return client.sql("select count(*) as items, coalesce(max(nth), 0) as last from batch_items where batch = :id")
                .param("id", batch.value())
                .query((row, number) -> {
                    int items = row.getInt("items");
                    if (items == 0 || items != row.getInt("last")) {
                        throw new IllegalStateException("batch " + batch + " has no items, or a gap between them");
                    }
                    return items;
                })
                .single();
    }

    /** A batch that is received has no end yet, so one that has was refused. */
    @Override
    public void refuse(BatchId batch) {
        database.transaction(() -> {
            int refused = client.sql("""
                update batches set idempotency_key = null, request_digest = null, expires_at = clock_timestamp()
                where id = :id and state = 'receiving'
                """).param("id", batch.value()).update();
            if (refused > 0) {
                client.sql("delete from batch_items where batch = :id")
                        .param("id", batch.value())
                        .update();
            }
            return refused;
        });
    }

    @Override
    public void abandon(BatchId batch) {
        client.sql("delete from batches where id = :id and state = 'receiving'")
                .param("id", batch.value())
                .update();
    }

    @Override
    public List<BatchId> forsaken(Duration olderThan, int limit) {
        return client.sql("""
            select id from batches
            where state = 'receiving'
                and (expires_at is not null or created_at <= clock_timestamp() - :age * interval '1 millisecond')
            order by created_at limit :limit
            """)
                .param("age", olderThan.toMillis())
                .param("limit", limit)
                .query((row, number) -> BatchRows.id(row, "id"))
                .list();
    }
}
