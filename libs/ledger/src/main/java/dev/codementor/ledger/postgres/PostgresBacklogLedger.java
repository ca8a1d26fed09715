package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.backlog.BacklogLedger;
import dev.codementor.ledger.backlog.LastSpeed;
import dev.codementor.ledger.backlog.LedgerFigures;
import dev.codementor.ledger.backlog.PlannedWork;
import dev.codementor.ledger.backlog.RecentAnswers;
import dev.codementor.ledger.backlog.ScoredPrediction;
import dev.codementor.ledger.backlog.StartPrediction;
import dev.codementor.ledger.backlog.TokenSpeed;
import dev.codementor.ledger.backlog.UnsettledJob;
import dev.codementor.ledger.backlog.WaitingItems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what waits without reading prompts: the length of a text is known without fetching it. */
final class PostgresBacklogLedger implements BacklogLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;

    PostgresBacklogLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
    }

    @Override
    public List<UnsettledJob> unsettled(int limit) {
        return client.sql("""
            select j.id, j.kind, j.course, j.owner, j.state, j.released, j.prompt_bytes, j.running_ms, j.worker,
                i.estimated_tokens, b.planned_asks, b.planned_answer_tokens
            from (values ('prompt'::job_kind), ('grading'::job_kind)) as k (kind)
            cross join lateral (
                select id, kind, course, owner, state, released_at is not null as released,
                    octet_length(prompt) as prompt_bytes,
                    case when state = 'running'
                        then (extract(epoch from clock_timestamp() - started_at) * 1000)::bigint end as running_ms,
                    case when state = 'running' then worker end as worker
                from jobs
                where kind = k.kind and settled_at is null and id > '00000000-0000-0000-0000-000000000000'
                order by id limit :limit) j
            left join batch_items i on i.job = j.id
            left join batches b on b.id = i.batch
            order by j.id
            """)
                .param("limit", limit)
                .query((row, number) -> new UnsettledJob(
                        JobRows.id(row, "id"),
                        JobKind.ofWireName(JobRows.text(row, "kind")),
                        JobRows.text(row, "course"),
                        JobRows.text(row, "owner"),
                        JobState.ofWireName(JobRows.text(row, "state")),
                        row.getBoolean("released"),
                        row.getLong("prompt_bytes"),
                        plan(row),
                        millis(row, "running_ms"),
                        row.getString("worker")))
                .list();
    }

    private static @Nullable PlannedWork plan(ResultSet row) throws SQLException {
        Integer tokens = row.getObject("estimated_tokens", Integer.class);
        return tokens == null
                ? null
                : new PlannedWork(tokens, row.getDouble("planned_asks"), row.getDouble("planned_answer_tokens"));
    }

    private static @Nullable Duration millis(ResultSet row, String column) throws SQLException {
        Long millis = row.getObject(column, Long.class);
        return millis == null ? null : Duration.ofMillis(Math.max(0, millis));
    }

    @Override
    public int countUnsettled(JobKind kind) {
        return client.sql("""
            select count(*) from jobs
            where kind = :kind::job_kind and settled_at is null and id > '00000000-0000-0000-0000-000000000000'
            """)
                .param("kind", kind.wireName())
                .query(Integer.class)
                .single();
    }

    @Override
    public List<WaitingItems> waitingItems() {
        return client.sql("""
            select w.batch, b.course, w.items, w.tokens, b.planned_asks, b.planned_answer_tokens
            from (
                select i.batch, count(*) as items, avg(i.estimated_tokens) as tokens
                from batch_items i join batches b on b.id = i.batch
                where i.state = 'processing' and i.job is null and i.nth <= b.started and b.state = 'processing'
                group by i.batch) w
            join batches b on b.id = w.batch
            order by w.batch
            """)
                .query((row, number) -> new WaitingItems(
                        new BatchId(row.getObject("batch", UUID.class)),
                        JobRows.text(row, "course"),
                        row.getInt("items"),
                        new PlannedWork(
                                row.getDouble("tokens"),
                                row.getDouble("planned_asks"),
                                row.getDouble("planned_answer_tokens"))))
                .list();
    }

    @Override
    public List<RecentAnswers> recentAnswers(int latest) {
        return client.sql("""
            select k.kind, j.course, count(*) as answers, avg(j.prompt_bytes) as prompt_bytes,
                avg(j.prompt_tokens - coalesce(j.cached_tokens, 0)) as evaluated, avg(j.answer_tokens) as written,
                (avg(extract(epoch from j.settled_at - j.started_at)) * 1000)::bigint as run_ms
            from (values ('prompt'::job_kind), ('grading'::job_kind)) as k (kind)
            cross join lateral (
                select course, state, octet_length(prompt) as prompt_bytes, prompt_tokens, cached_tokens, answer_tokens,
                    started_at, settled_at
                from jobs
                where kind = k.kind and settled_at is not null
                order by settled_at desc limit :latest) j
            where j.state = 'answered'
            group by k.kind, j.course
            order by k.kind, j.course
            """)
                .param("latest", latest)
                .query((row, number) -> new RecentAnswers(
                        JobKind.ofWireName(JobRows.text(row, "kind")),
                        JobRows.text(row, "course"),
                        row.getInt("answers"),
                        row.getDouble("prompt_bytes"),
                        row.getDouble("evaluated"),
                        row.getDouble("written"),
                        Duration.ofMillis(row.getLong("run_ms"))))
                .list();
    }

    @Override
    public LedgerFigures figures(Duration batchesSince) {
        UUID lowest = lowestId(Instant.now().minus(batchesSince));
        Age archive = unarchived();
        return new LedgerFigures(
                unsettledByPhase(), archive.count(), archive.oldest(), counts("""
                    select i.state::text as name, count(*) as items from batch_items i
                    where i.batch >= :lowest group by i.state
                    """, lowest), counts("""
                        select f.name, count(*) as items from batch_items i cross join unnest(i.flags) as f (name)
                        where i.batch >= :lowest and i.flags <> '{}' group by f.name
                        """, lowest));
    }

    private List<LedgerFigures.Unsettled> unsettledByPhase() {
        return client.sql("""
            select k.kind, j.course, j.phase, count(*) as jobs,
                (extract(epoch from clock_timestamp() - min(j.since)) * 1000)::bigint as oldest_ms
            from (values ('prompt'::job_kind), ('grading'::job_kind)) as k (kind)
            cross join lateral (
                select course,
                    case when state = 'running' then 'RUNNING' when state = 'queued' then 'QUEUED'
                        when released_at is null then 'HELD' else 'ACCEPTED' end as phase,
                    case when state = 'running' then started_at when state = 'queued' then queued_at
                        when released_at is null then accepted_at else released_at end as since
                from jobs
                where kind = k.kind and settled_at is null and id > '00000000-0000-0000-0000-000000000000') j
            group by k.kind, j.course, j.phase
            order by k.kind, j.course, j.phase
            """)
                .query((row, number) -> new LedgerFigures.Unsettled(
                        JobKind.ofWireName(JobRows.text(row, "kind")),
                        JobRows.text(row, "course"),
                        LedgerFigures.Phase.valueOf(JobRows.text(row, "phase")),
                        row.getInt("jobs"),
                        Duration.ofMillis(Math.max(0, row.getLong("oldest_ms")))))
                .list();
    }

    private record Age(int count, Duration oldest) {}

    /** Of many, the oldest is looked for among those that were accepted first. */
    private Age unarchived() {
        return client.sql("""
            select (select count(*) from announcements)
                    + (select coalesce(sum(cardinality(jobs)), 0) from transcripts where written_at is null) as jobs,
                (extract(epoch from clock_timestamp() - least(
                    (select min(j.settled_at) from (select job from announcements order by job limit 1000) a
                        join jobs j on j.id = a.job),
                    (select min(assigned_at) from transcripts where written_at is null))) * 1000)::bigint as oldest_ms
            """)
                .query((row, number) ->
                        new Age(row.getInt("jobs"), Duration.ofMillis(Math.max(0, row.getLong("oldest_ms")))))
                .single();
    }

    private Map<String, Integer> counts(String sql, UUID lowest) {
        Map<String, Integer> counts = new TreeMap<>();
        client.sql(sql).param("lowest", lowest).query(row -> {
            counts.put(JobRows.text(row, "name"), row.getInt("items"));
        });
        return counts;
    }

    /** The lowest id of the given time: ids are UUIDv7 and begin with milliseconds. */
    private static UUID lowestId(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    @Override
    public Optional<LastSpeed> lastSpeed() {
        return client.sql("""
            select model, slots, grading_slots, prefill_tokens_per_second, decode_tokens_per_second, measured_at
            from model_speeds order by measured_at desc limit 1
            """)
                .query((row, number) -> new LastSpeed(
                        JobRows.text(row, "model"),
                        row.getInt("slots"),
                        row.getInt("grading_slots"),
                        new TokenSpeed(
                                row.getDouble("prefill_tokens_per_second"), row.getDouble("decode_tokens_per_second")),
                        JobRows.time(row, "measured_at")))
                .optional();
    }

    /** Does not wait for the disk: at worst, the predictions of the last moment are lost with the server. */
    @Override
    public void keep(Collection<StartPrediction> told) {
        if (told.isEmpty()) {
            return;
        }
        List<StartPrediction> rows = List.copyOf(told);
        database.transaction(() -> {
            client.sql("set local synchronous_commit = off").update();
            return client.sql("""
                insert into start_predictions (job, predicted_at, expected_ms, p50_ms, p90_ms)
                select j.id, j.accepted_at, t.expected, t.p50, t.p90
                from unnest(:jobs, :expected, :p50, :p90) as t (job, expected, p50, p90) join jobs j on j.id = t.job
                on conflict (job) do nothing
                """)
                    .param("jobs", rows.stream().map(each -> each.job().value()).toArray(UUID[]::new))
                    .param("expected", millis(rows, StartPrediction::expected))
                    .param("p50", millis(rows, StartPrediction::p50))
                    .param("p90", millis(rows, StartPrediction::p90))
                    .update();
        });
    }

    private static Long[] millis(List<StartPrediction> rows, Function<StartPrediction, Duration> column) {
        return rows.stream().map(column).map(Duration::toMillis).toArray(Long[]::new);
    }

    @Override
    public int score(int limit, Duration keepFor) {
        return database.transaction(() -> client.sql("""
            with due as materialized (
                select p.job, j.started_at, j.id is null or j.settled_at is not null as over
                from (
                    select job from start_predictions
                    where started_at is null order by predicted_at limit 10000) p
                left join jobs j on j.id = p.job
                where j.id is null or j.started_at is not null or j.settled_at is not null
                limit :limit
            ),
            compared as (
                update start_predictions p set
                    started_at = d.started_at,
                    waited_ms = greatest(extract(epoch from d.started_at - p.predicted_at) * 1000, 0)::bigint
                from due d where p.job = d.job and p.started_at is null and d.started_at is not null
                returning p.job
            ),
            dropped as (
                delete from start_predictions p
                using due d where p.job = d.job and p.started_at is null and d.started_at is null and d.over
                returning p.job
            ),
            aged as (
                delete from start_predictions p
                where p.started_at < clock_timestamp() - :age * interval '1 millisecond'
                returning p.job
            )
            select (select count(*) from compared) + (select count(*) from dropped) + (select count(*) from aged)
            """)
                .param("limit", limit)
                .param("age", keepFor.toMillis())
                .query(Integer.class)
                .single());
    }

    @Override
    public List<ScoredPrediction> scored(int latest) {
        return client.sql("""
            select expected_ms, p50_ms, p90_ms, waited_ms from start_predictions
            where started_at is not null order by started_at desc limit :latest
            """)
                .param("latest", latest)
                .query((row, number) -> new ScoredPrediction(
                        Duration.ofMillis(row.getLong("expected_ms")),
                        Duration.ofMillis(row.getLong("p50_ms")),
                        Duration.ofMillis(row.getLong("p90_ms")),
                        Duration.ofMillis(row.getLong("waited_ms"))))
                .list();
    }
}
