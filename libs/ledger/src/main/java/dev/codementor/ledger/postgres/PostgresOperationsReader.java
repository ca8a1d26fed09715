package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.operations.JobFilter;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.ledger.operations.Pause;
import dev.codementor.ledger.operations.QueueFigures;
import dev.codementor.ledger.operations.QueueFigures.Throughput;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures and lists for operators. */
final class PostgresOperationsReader implements OperationsReader {

    private final LedgerDatabase database;
    private final JdbcClient client;

    PostgresOperationsReader(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
    }

    /** A look at everything must never hold up those who work. */
    private <T> T look(Supplier<T> work) {
        return database.transaction(() -> {
            client.sql("select set_config('statement_timeout', '10s', true), set_config('transaction_read_only',"
                            + " 'on', true)")
                    .query()
                    .singleRow();
            return work.get();
        });
    }

    @Override
    public List<QueueFigures> queues(Duration recent) {
        return look(() -> client.sql("""
            with now as (
                select kind,
                    count(*) filter (where released_at is null) as held,
                    count(*) filter (where released_at is not null and state <= 'queued') as waiting,
                    count(*) filter (where state = 'running') as running,
                    min(accepted_at) filter (where released_at is null) as oldest_held,
                    min(accepted_at) filter (where released_at is not null and state <= 'queued') as oldest_waiting
                from jobs where settled_at is null and id is not null
                group by kind
            ),
            came as (
                select kind, count(*) as accepted from jobs
                where id >= :lowest and accepted_at >= clock_timestamp() - :recent * interval '1 millisecond'
                group by kind
            ),
            went as (
                select kind,
                    count(*) filter (where state = 'answered') as answered,
                    count(*) filter (where state = 'failed') as failed,
                    count(*) filter (where state = 'cancelled') as cancelled,
                    count(*) filter (where state = 'expired') as expired
                from jobs
                where kind = any(enum_range(null::job_kind)) and settled_at is not null
                    and settled_at >= clock_timestamp() - :recent * interval '1 millisecond'
                group by kind
            ),
            dead as (
                select kind, count(*) as failed from jobs
                where failure_code is not null and failure_code = any(:faults) group by kind
            )
            select k.kind, n.held, n.waiting, n.running, n.oldest_held, n.oldest_waiting, c.accepted, w.answered,
                w.failed, w.cancelled, w.expired, d.failed as dead
            from unnest(enum_range(null::job_kind)) as k (kind)
                left join now n on n.kind = k.kind left join came c on c.kind = k.kind
                left join went w on w.kind = k.kind left join dead d on d.kind = k.kind
            order by k.kind
            """)
                .param("recent", recent.toMillis())
                .param(
                        "lowest",
                        JobFilterRows.lowestId(Instant.now().minus(recent).minus(Duration.ofMinutes(5))))
                .param("faults", JobFilterRows.PLATFORM_FAULTS)
                .query((row, number) -> new QueueFigures(
                        JobKind.ofWireName(JobRows.text(row, "kind")),
                        row.getInt("held"),
                        row.getInt("waiting"),
                        row.getInt("running"),
                        row.getInt("dead"),
                        JobRows.instant(row, "oldest_held"),
                        JobRows.instant(row, "oldest_waiting"),
                        new Throughput(
                                row.getInt("accepted"),
                                row.getInt("answered"),
                                row.getInt("failed"),
                                row.getInt("cancelled"),
                                row.getInt("expired"))))
                .list());
    }

    @Override
    public List<CourseFigures> courses(int limit) {
        return look(() -> client.sql("""
            select course,
                count(*) filter (where released_at is null) as held,
                count(*) filter (where released_at is not null and state <= 'queued') as waiting,
                count(*) filter (where state = 'running') as running,
                min(accepted_at) filter (where state <= 'queued') as oldest
            from jobs where settled_at is null and id is not null
            group by course
            order by count(*) filter (where state <= 'queued') desc, course
            limit :limit
            """)
                .param("limit", limit)
                .query((row, number) -> new CourseFigures(
                        JobRows.text(row, "course"),
                        row.getInt("held"),
                        row.getInt("waiting"),
                        row.getInt("running"),
                        JobRows.instant(row, "oldest")))
                .list());
    }

    @Override
    public List<BatchProgress> batches(int limit) {
        return look(() -> client.sql("""
            with unfinished as (
                select batch from batch_items where state = 'processing' and job is null
                union
                select batch from batch_items where state = 'processing' and job is not null
                order by batch limit :limit
            )
            select b.id, b.course, b.assignment, b.state, b.size, i.processing, i.failed, i.running
            from unfinished u join batches b on b.id = u.batch
                cross join lateral (
                    select count(*) filter (where i.state = 'processing') as processing,
                        count(*) filter (where i.state in ('failed', 'expired')) as failed,
                        count(*) filter (where i.state = 'processing' and j.state = 'running') as running
                    from batch_items i left join jobs j on j.id = i.job
                    where i.batch = b.id) i
            where b.state <> 'receiving'
            order by b.id
            """)
                .param("limit", limit)
                .query((row, number) -> new BatchProgress(
                        BatchRows.id(row, "id"),
                        JobRows.text(row, "course"),
                        JobRows.text(row, "assignment"),
                        JobRows.text(row, "state"),
                        row.getInt("size"),
                        row.getInt("processing"),
                        row.getInt("running"),
                        row.getInt("failed")))
                .list());
    }

    @Override
    public ArchiveLag archiveLag() {
        return look(() -> client.sql("""
            with lagging as (
                select job from announcements
                union all
                select unnest(jobs) from transcripts where written_at is null
            )
            select count(*) as jobs, min(j.settled_at) as oldest from lagging l join jobs j on j.id = l.job
            """)
                .query((row, number) -> new ArchiveLag(row.getInt("jobs"), JobRows.instant(row, "oldest")))
                .single());
    }

    @Override
    public Waits waits(JobKind kind, Duration recent, Duration slo) {
        return look(() -> client.sql("""
            with began as (
                select (extract(epoch from started_at - accepted_at) * 1000)::bigint as wait from jobs
                where kind = :kind::job_kind and settled_at is not null and settled_at >= clock_timestamp() - :recent * interval '1 millisecond'
                    and started_at >= clock_timestamp() - :recent * interval '1 millisecond'
                union all
                select (extract(epoch from started_at - accepted_at) * 1000)::bigint from jobs
                where kind = :kind::job_kind and settled_at is null and id is not null
                    and started_at >= clock_timestamp() - :recent * interval '1 millisecond'
            )
            select count(*) as began, count(*) filter (where wait <= :slo) as good,
                percentile_disc(0.5) within group (order by wait) as p50,
                percentile_disc(0.95) within group (order by wait) as p95
            from began
            """)
                .param("kind", kind.wireName())
                .param("recent", recent.toMillis())
                .param("slo", slo.toMillis())
                .query((row, number) ->
                        new Waits(row.getInt("began"), row.getInt("good"), millis(row, "p50"), millis(row, "p95")))
                .single());
    }

    private static final String LINE = """
        select j.id, j.kind, j.course, j.owner, j.state, j.released_at is null and j.settled_at is null as held,
            j.cancel_requested_at is not null as cancel_requested, j.attempt, j.redrives, j.resends, j.worker,
            j.lease_until, j.failure_code, j.failure_message, j.requested_model, j.model,
            coalesce(j.rehearsal, false) as rehearsal, j.prompt_tokens, j.cached_tokens, j.answer_tokens,
            j.accepted_at, j.released_at, j.sent_at, j.queued_at, j.started_at, j.attempt_started_at, j.first_chunk_at,
            j.settled_at, j.expires_at
        from jobs j where
        """;

    @Override
    public List<JobLine> jobs(JobFilter filter, @Nullable JobId before, int limit) {
        JobFilterRows rows = JobFilterRows.of(filter);
        String cursor = before == null ? "" : " and j.id < :before";
        return look(() -> {
            JdbcClient.StatementSpec statement = client.sql(
                            LINE + rows.condition() + cursor + " order by j.id desc limit :limit")
                    .params(rows.params())
                    .param("limit", limit);
            if (before != null) {
                statement.param("before", before.value());
            }
            return statement.query(PostgresOperationsReader::line).list();
        });
    }

    @Override
    public int count(JobFilter filter, int limit) {
        JobFilterRows rows = JobFilterRows.of(filter);
        return look(() -> client.sql(
                        "select count(*) from (select from jobs j where " + rows.condition() + " limit :limit)")
                .params(rows.params())
                .param("limit", limit)
                .query(Integer.class)
                .single());
    }

    @Override
    public Optional<JobLine> job(JobId job) {
        return look(() -> client.sql(LINE + "j.id = :id")
                .param("id", job.value())
                .query(PostgresOperationsReader::line)
                .optional());
    }

    private static JobLine line(ResultSet row, int number) throws SQLException {
        String owner = JobRows.text(row, "owner");
        return new JobLine(
                JobRows.id(row, "id"),
                JobKind.ofWireName(JobRows.text(row, "kind")),
                JobRows.text(row, "course"),
                owner,
                BatchId.ofJobOwner(owner).orElse(null),
                JobState.ofWireName(JobRows.text(row, "state")),
                row.getBoolean("held"),
                row.getBoolean("cancel_requested"),
                row.getInt("attempt"),
                row.getInt("redrives"),
                row.getInt("resends"),
                row.getString("worker"),
                JobRows.instant(row, "lease_until"),
                JobRows.failure(row),
                row.getString("requested_model"),
                row.getString("model"),
                row.getBoolean("rehearsal"),
                row.getObject("prompt_tokens", Integer.class),
                row.getObject("cached_tokens", Integer.class),
                row.getObject("answer_tokens", Integer.class),
                new Times(
                        JobRows.time(row, "accepted_at"),
                        JobRows.instant(row, "released_at"),
                        sent(row),
                        JobRows.instant(row, "queued_at"),
                        JobRows.instant(row, "started_at"),
                        JobRows.instant(row, "attempt_started_at"),
                        JobRows.instant(row, "first_chunk_at"),
                        JobRows.instant(row, "settled_at"),
                        JobRows.time(row, "expires_at")));
    }

    /** {@code -infinity} means that it is to be sent again. */
    private static @Nullable Instant sent(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("sent_at", OffsetDateTime.class);
        return at == null || at.equals(OffsetDateTime.MIN) ? null : at.toInstant();
    }

    @Override
    public List<AttemptLine> attempts(JobId job) {
        return client.sql("""
            select attempt, worker, started_at, ended_at, ending, cause, words from job_attempts
            where job = :job order by attempt
            """)
                .param("job", job.value())
                .query((row, number) -> new AttemptLine(
                        row.getInt("attempt"),
                        JobRows.text(row, "worker"),
                        JobRows.instant(row, "started_at"),
                        JobRows.time(row, "ended_at"),
                        JobRows.text(row, "ending"),
                        JobRows.text(row, "cause"),
                        row.getString("words")))
                .list();
    }

    @Override
    public List<WorkerFigures> workers(Duration recent) {
        return look(() -> client.sql("""
            with now as (
                select worker, array_agg(id order by id) as jobs, min(attempt_started_at) as since from jobs
                where settled_at is null and released_at is not null and state = 'running'
                group by worker
            ),
            lately as (
                select worker, count(*) filter (where state = 'answered') as answered,
                    count(*) filter (where state = 'failed') as failed,
                    sum(answer_tokens) filter (where first_chunk_at is not null) as tokens,
                    sum(extract(epoch from settled_at - first_chunk_at)) filter (where state = 'answered') as seconds
                from jobs
                where kind = any(enum_range(null::job_kind)) and settled_at is not null and worker is not null
                    and settled_at >= clock_timestamp() - :recent * interval '1 millisecond'
                group by worker
            )
            select w.worker, n.jobs, n.since, l.answered, l.failed, l.tokens / nullif(l.seconds, 0) as speed,
                o.wanted
            from (select instance as worker from workers union select worker from worker_orders
                    union select worker from now) w
                left join now n on n.worker = w.worker left join lately l on l.worker = w.worker
                left join worker_orders o on o.worker = w.worker
            order by w.worker
            """)
                .param("recent", recent.toMillis())
                .query((row, number) -> new WorkerFigures(
                        JobRows.text(row, "worker"),
                        ids(row, "jobs"),
                        JobRows.instant(row, "since"),
                        row.getInt("answered"),
                        row.getInt("failed"),
                        row.getObject("speed") == null ? null : row.getDouble("speed"),
                        row.getString("wanted")))
                .list());
    }

    @Override
    public List<Pause> pauses() {
        return client.sql("select scope, name, reason, by, at from pauses order by scope desc, name")
                .query((row, number) -> new Pause(
                        PauseRows.target(JobRows.text(row, "scope"), JobRows.text(row, "name")),
                        row.getString("reason"),
                        JobRows.text(row, "by"),
                        JobRows.time(row, "at")))
                .list();
    }

    private static List<JobId> ids(ResultSet row, String column) throws SQLException {
        Array found = row.getArray(column);
        return found == null
                ? List.of()
                : Arrays.stream((UUID[]) found.getArray()).map(JobId::new).toList();
    }

    private static @Nullable Duration millis(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(value);
    }
}
