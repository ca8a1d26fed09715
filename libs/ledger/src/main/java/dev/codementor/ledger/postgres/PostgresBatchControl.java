package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.SettledJob;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchState;
import dev.codementor.ledger.batches.NewBatch.NewRubric;
import dev.codementor.ledger.batches.PauseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes a batch while it is locked against other changes and against the creation of jobs. */
final class PostgresBatchControl implements BatchControl {

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final Endings endings;
    private final UnbegunJobs unbegun;
    private final RubricRows rubrics;
    private final Recounts recounts;

    PostgresBatchControl(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
        this.endings = new Endings(client);
        this.unbegun = new UnbegunJobs(client);
        this.rubrics = new RubricRows(client);
        this.recounts = new Recounts(database);
    }

    @Override
    public Change start(BatchId batch, int upTo) {
        if (upTo < 1) {
            throw new IllegalArgumentException("a batch is started with 1 item or more");
        }
        return change(batch, found -> switch (found.state()) {
            case PAUSED, CANCELLED -> new Change.NotNow(found);
            case READY, PROCESSING ->
                found.started() >= Math.min(upTo, found.size())
                        ? new Change.Done(found)
                        : done(update(batch, """
                            state = 'processing', started = least(:upTo, size),
                            started_at = coalesce(started_at, clock_timestamp()),
                            expires_at = clock_timestamp() + expires_after
                            """).param("upTo", upTo));
        });
    }

    @Override
    public Change pause(BatchId batch, PauseReason reason) {
        return change(batch, found -> switch (found.state()) {
            case READY, CANCELLED -> new Change.NotNow(found);
            case PAUSED -> new Change.Done(found);
            case PROCESSING -> {
                if (isFinished(batch)) {
                    yield new Change.NotNow(found);
                }
                unbegun.takeBack(List.of(batch.value()));
                yield done(update(batch, "state = 'paused', pause_reason = :reason")
                        .param("reason", BatchRows.lower(reason)));
            }
        });
    }

    @Override
    public Change resume(BatchId batch, @Nullable Duration spendCap) {
        return change(
                batch,
                found -> found.state() == BatchState.PAUSED
                        ? done(update(batch, """
                            state = 'processing', pause_reason = null, spend_cap_ms = :spendCap,
                            expires_at = clock_timestamp() + expires_after, judged_from = clock_timestamp()
                            """).param("spendCap", spendCap == null ? null : spendCap.toMillis()))
                        : new Change.NotNow(found));
    }

    @Override
    public Cancelled cancel(BatchId batch) {
        List<SettledJob> settled = new ArrayList<>();
        Change change = change(batch, found -> {
            if (found.state() == BatchState.CANCELLED) {
                return new Change.Done(found);
            }
            if (isFinished(batch)) {
                return new Change.NotNow(found);
            }
            settled.addAll(cancelItems(batch));
            return done(update(batch, "state = 'cancelled', pause_reason = null"));
        });
        return new Cancelled(change, List.copyOf(settled));
    }

    private List<SettledJob> cancelItems(BatchId batch) {
        client.sql("""
            update batch_items set state = 'cancelled', settled_at = clock_timestamp()
            where batch = :batch and state = 'processing' and job is null
            """).param("batch", batch.value()).update();
        // If a worker holds the job, the worker is asked to stop. Otherwise the job ends here, and its item with it.
        Map<Boolean, List<JobId>> byHeld = new HashMap<>();
        client.sql("""
            select j.id, coalesce(j.lease_until > clock_timestamp(), false) as held, j.settled_at
            from batch_items i join jobs j on j.id = i.job
            where i.batch = :batch and i.state = 'processing' and i.job is not null
            order by j.id for update of j
            """).param("batch", batch.value()).query(row -> {
            if (row.getObject("settled_at") == null) {
                byHeld.computeIfAbsent(row.getBoolean("held"), held -> new ArrayList<>())
                        .add(JobRows.id(row, "id"));
            }
        });
        client.sql("""
            update jobs set cancel_requested_at = clock_timestamp()
            where id = any(:ids) and cancel_requested_at is null
            """)
                .param(
                        "ids",
                        byHeld.getOrDefault(true, List.of()).stream()
                                .map(JobId::value)
                                .toArray(UUID[]::new))
                .update();
        return endings.cancel(byHeld.getOrDefault(false, List.of())).settled();
    }

    @Override
    public Retried retryFailed(BatchId batch) {
        int[] items = {0};
        Change change = change(batch, found -> {
            if (found.state() == BatchState.CANCELLED) {
                return new Change.NotNow(found);
            }
            items[0] = client.sql("update batch_items set " + WAITS_AGAIN + """
                 where batch = :batch and (state in ('failed', 'expired')
                    or :grading and state = 'succeeded' and draft_revision is null and review_revision is null
                        -- its submission is never sent
                        and not 'delimiter' = any(flags))
                """)
                    .param("grading", found.grading() != null)
                    .param("batch", batch.value())
                    .update();
            return items[0] == 0 ? new Change.Done(found) : done(update(batch, ANEW));
        });
        return new Retried(change, items[0]);
    }

    private static final String WAITS_AGAIN =
            "state = 'processing', job = null, settled_at = null, failure_code = null, failure_message = null,"
                    + " unusable_reason = null";

    private static final String ANEW =
            "expires_at = clock_timestamp() + expires_after, judged_from = clock_timestamp()";

    @Override
    public Change changeRubric(BatchId batch, NewRubric rubric, String by, List<Recount> recounted) {
        return change(batch, found -> {
            if (found.grading() == null) {
                return new Change.NotNow(found);
            }
            rubrics.keep(batch, rubric, by);
            recounts.write(batch, rubric.version(), recounted);
            return done(update(batch, "rubric_version = :version").param("version", rubric.version()));
        });
    }

    @Override
    public Retried regrade(BatchId batch, String rubricVersion, List<Regrade> items) {
        int[] changed = {0};
        Change change = change(batch, found -> {
            if (found.state() == BatchState.CANCELLED
                    || found.grading() == null
                    || !found.grading().rubricVersion().equals(rubricVersion)) {
                return new Change.NotNow(found);
            }
            Map<Optional<List<String>>, List<Integer>> byCriteria = new HashMap<>();
            for (Regrade item : items) {
                byCriteria
                        .computeIfAbsent(Optional.ofNullable(item.criteria()), criteria -> new ArrayList<>())
                        .add(item.nth());
            }
            for (Map.Entry<Optional<List<String>>, List<Integer>> same : byCriteria.entrySet()) {
                changed[0] += askAgain(batch, rubricVersion, same.getKey(), same.getValue());
            }
            return changed[0] == 0 ? new Change.Done(found) : done(update(batch, ANEW));
        });
        return new Retried(change, changed[0]);
    }

    private int askAgain(BatchId batch, String rubricVersion, Optional<List<String>> criteria, List<Integer> items) {
        return client.sql("update batch_items set " + WAITS_AGAIN + """
            , ask_again = case when draft_revision is not null then :criteria::text[] end,
                rubric_version = :version
            where batch = :batch and nth = any(:items)
                and (state <> 'processing' or job is null and draft_revision is not null)
            """)
                .param(
                        "criteria",
                        criteria.map(list -> list.toArray(String[]::new)).orElse(null))
                .param("version", rubricVersion)
                .param("batch", batch.value())
                .param("items", items.toArray(Integer[]::new))
                .update();
    }

    @Override
    public Change release(BatchId batch, String by) {
        return change(batch, found -> {
            if (found.grading() == null) {
                return new Change.NotNow(found);
            }
            return found.timeline().released() != null
                    ? new Change.Done(found)
                    : done(update(batch, "released_at = clock_timestamp(), released_by = :by")
                            .param("by", by));
        });
    }

    private Change change(BatchId batch, Function<BatchRecord, Change> deed) {
        return database.transaction(
                () -> client.sql("select * from batches where id = :id and state <> 'receiving' for no key update")
                        .param("id", batch.value())
                        .query(BatchRows::batch)
                        .optional()
                        .map(deed)
                        .orElseGet(Change.Unknown::new));
    }

    private boolean isFinished(BatchId batch) {
        return client.sql("""
            select not exists (
                select from batch_items where batch = :batch and state = 'processing' and job is null)
            and not exists (
                select from batch_items where batch = :batch and state = 'processing' and job is not null)
            """)
                .param("batch", batch.value())
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec update(BatchId batch, String changes) {
        return client.sql("update batches set " + changes + " where id = :id returning *")
                .param("id", batch.value());
    }

    private static Change done(JdbcClient.StatementSpec update) {
        return new Change.Done(update.query(BatchRows::batch).single());
    }
}
