package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.operations.JobFilter;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operators' changes, each with its entry in the audit. */
final class PostgresOperationsLedger implements OperationsLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final Endings endings;
    private final Audit audit;
    private final Redrives redrives;

    PostgresOperationsLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
        this.endings = new Endings(client);
        this.audit = new Audit(client);
        this.redrives = new Redrives(client, audit);
    }

    @Override
    public Done pause(Order order, Pause.Target target) {
        return database.transaction(() -> {
            client.sql("""
                insert into pauses (scope, name, reason, by) values (:scope, :name, :reason, :by)
                on conflict (scope, name) do update set reason = excluded.reason, by = excluded.by
                """)
                    .param("scope", PauseRows.scope(target))
                    .param("name", PauseRows.name(target))
                    .param("reason", order.reason())
                    .param("by", order.by())
                    .update();
            return done(order, "pause-" + PauseRows.scope(target), target, waiting(target));
        });
    }

    @Override
    public Done resume(Order order, Pause.Target target) {
        return database.transaction(() -> {
            int ended = client.sql("delete from pauses where scope = :scope and name = :name")
                    .param("scope", PauseRows.scope(target))
                    .param("name", PauseRows.name(target))
                    .update();
            return done(order, "resume-" + PauseRows.scope(target), target, ended == 0 ? 0 : waiting(target));
        });
    }

    private Done done(Order order, String action, Pause.Target target, int affected) {
        return new Done(audit.write(order, action, PauseRows.queueOrCourse(target), affected), affected);
    }

    private int waiting(Pause.Target target) {
        String which =
                switch (target) {
                    case Pause.Target.Queue queue -> "kind = :name::job_kind";
                    case Pause.Target.Course course -> "course = :name";
                };
        return client.sql("select count(*) from jobs where settled_at is null and id is not null and state <= 'queued'"
                        + " and "
                        + which)
                .param("name", PauseRows.name(target))
                .query(Integer.class)
                .single();
    }

    @Override
    public Done tell(Order order, String worker, @Nullable String wanted) {
        return database.transaction(() -> {
            // Orders of workers that are gone stay in nobody's way for long.
            client.sql("""
                delete from worker_orders o where o.at < clock_timestamp() - interval '1 day'
                    and not exists (select from workers w where w.instance = o.worker)
                """).update();
            if (wanted == null) {
                int ended = client.sql("delete from worker_orders where worker = :worker")
                        .param("worker", worker)
                        .update();
                return new Done(audit.write(order, "unquiet-worker", worker, ended), ended);
            }
            client.sql("""
                insert into worker_orders (worker, wanted, reason, by) values (:worker, :wanted, :reason, :by)
                on conflict (worker) do update set
                    wanted = excluded.wanted, reason = excluded.reason, by = excluded.by, at = excluded.at
                """)
                    .param("worker", worker)
                    .param("wanted", wanted)
                    .param("reason", order.reason())
                    .param("by", order.by())
                    .update();
            return new Done(audit.write(order, wanted + "-worker", worker, 1), 1);
        });
    }

    @Override
    public Cancelled cancel(Order order, JobId job) {
        return database.transaction(() -> client.sql("""
            select state, coalesce(lease_until > clock_timestamp(), false) as held
            from jobs where id = :id for update
            """)
                .param("id", job.value())
                .query((row, number) ->
                        new Found(JobState.ofWireName(JobRows.text(row, "state")), row.getBoolean("held")))
                .optional()
                .map(found -> cancel(order, job, found))
                .orElseGet(Cancelled.Unknown::new));
    }

    private record Found(JobState state, boolean held) {}

    private Cancelled cancel(Order order, JobId job, Found found) {
        if (found.state().settled()) {
            return new Cancelled.AlreadySettled();
        }
        UUID written = audit.write(order, "cancel-job", job.toString(), 1);
        if (found.held()) {
            client.sql("""
                update jobs set cancel_requested_at = clock_timestamp()
                where id = :id and cancel_requested_at is null
                """).param("id", job.value()).update();
            return new Cancelled.Soon(written);
        }
        Endings.Ended ended = endings.cancel(List.of(job));
        return new Cancelled.Now(written, ended.settled().getFirst(), ended.released());
    }

    @Override
    public Optional<Redrive> redrive(Order order, JobFilter filter, int limit) {
        return database.transaction(() -> redrives.begin(order, filter, limit));
    }

    @Override
    public int redrivable(JobFilter filter, int limit) {
        return database.transaction(() -> redrives.count(filter, limit));
    }

    @Override
    public List<ReleasedJob> putBack(int perSecond, Duration timeToLive) {
        return database.transaction(() -> redrives.putBack(perSecond, timeToLive));
    }

    @Override
    public Optional<Redrive> redrive(UUID id) {
        return database.transaction(() -> redrives.find(id));
    }

    @Override
    public List<AuditEntry> audit(AuditFilter filter, @Nullable UUID before, int limit) {
        StringJoiner conditions = new StringJoiner(" and ", " where ", " ").setEmptyValue(" ");
        Map<String, Object> params = new HashMap<>();
        and(conditions, params, "by = :by", "by", filter.by());
        and(conditions, params, "action = :action", "action", filter.action());
        and(conditions, params, "target = :target", "target", filter.target());
        and(conditions, params, "at >= :since", "since", time(filter.since()));
        and(conditions, params, "at < :until", "until", time(filter.until()));
        and(conditions, params, "id < :before", "before", before);
        return client.sql("select id, at, by, action, target, reason, details, affected from operator_actions"
                        + conditions + "order by id desc limit :limit")
                .params(params)
                .param("limit", limit)
                .query((row, number) -> new AuditEntry(
                        JobRows.id(row, "id").value(),
                        JobRows.time(row, "at"),
                        JobRows.text(row, "by"),
                        JobRows.text(row, "action"),
                        JobRows.text(row, "target"),
                        row.getString("reason"),
                        JobRows.text(row, "details"),
                        row.getInt("affected")))
                .list();
    }

    private static void and(
            StringJoiner conditions,
            Map<String, Object> params,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            params.put(name, value);
        }
    }

    private static @Nullable Object time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
