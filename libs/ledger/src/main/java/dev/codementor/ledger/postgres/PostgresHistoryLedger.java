package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.operations.HistoryLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The history as rows of a minute, ten minutes and an hour. The first process that comes writes; the others find it done. */
final class PostgresHistoryLedger implements HistoryLedger {

    private static final int MINUTE = 60;
    private static final int TEN_MINUTES = 600;
    private static final int HOUR = 3600;

    private static final int LOCK = 20_011;

    private final LedgerDatabase database;
    private final JdbcClient client;

    PostgresHistoryLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
    }

    @Override
    public boolean record(Duration heartbeatWithin, Map<JobKind, Duration> slos) {
        return database.transaction(() -> {
            if (!takeTurn()) {
                return false;
            }
            Instant minute = client.sql(
                            "select date_trunc('minute', clock_timestamp()) - interval '1 minute' as minute")
                    .query((row, number) -> JobRows.time(row, "minute"))
                    .single();
            if (recordFleet(minute, heartbeatWithin) == 0) {
                return false;
            }
            slos.forEach((kind, slo) -> recordQueue(minute, kind, slo));
            return true;
        });
    }

    private boolean takeTurn() {
        return client.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private int recordFleet(Instant minute, Duration heartbeatWithin) {
        return client.sql("""
            insert into fleet_history (seconds, at, workers, slots, busy, unarchived, unarchived_oldest_ms, refused,
                answer_tokens)
            select 60, :minute, w.workers, w.slots, w.busy, a.jobs, a.oldest_ms, r.refused, t.tokens
            from
                (select count(*) as workers, coalesce(sum(slots), 0) as slots, coalesce(sum(busy), 0) as busy
                    from workers where heartbeat_at > clock_timestamp() - :within * interval '1 millisecond') w,
                (select count(*) as jobs,
                        coalesce(max(extract(epoch from clock_timestamp() - j.settled_at) * 1000), 0)::bigint as oldest_ms
                    from (select job from announcements
                        union all select unnest(jobs) from transcripts where written_at is null) u
                    join jobs j on j.id = u.job) a,
                (select coalesce(sum(count), 0) as refused from refusals where minute = :minute) r,
                (select coalesce(sum(answer_tokens), 0) as tokens from jobs
                    where kind = any(enum_range(null::job_kind)) and settled_at is not null
                        and settled_at >= :minute and settled_at < :minute + interval '1 minute') t
            on conflict do nothing
            """)
                .param("minute", minute.atOffset(ZoneOffset.UTC))
                .param("within", heartbeatWithin.toMillis())
                .update();
    }

    private void recordQueue(Instant minute, JobKind kind, Duration slo) {
        client.sql("""
            with now as (
                select
                    count(*) filter (where released_at is null) as held,
                    count(*) filter (where released_at is not null and state <= 'queued') as waiting,
                    count(*) filter (where state = 'running') as running,
                    coalesce(max(extract(epoch from clock_timestamp() - accepted_at) * 1000)
                        filter (where state <= 'queued'), 0)::bigint as oldest_ms
                from jobs where settled_at is null and id is not null and kind = :kind::job_kind
            ),
            came as (
                select count(*) as accepted from jobs
                where id >= :lowest and kind = :kind::job_kind
                    and accepted_at >= :minute and accepted_at < :minute + interval '1 minute'
            ),
            went as (
                select count(*) filter (where state = 'answered') as answered,
                    count(*) filter (where state = 'failed') as failed,
                    count(*) filter (where state = 'cancelled') as cancelled,
                    count(*) filter (where state = 'expired') as expired
                from jobs
                where kind = :kind::job_kind and settled_at is not null
                    and settled_at >= :minute and settled_at < :minute + interval '1 minute'
            ),
            began as (
                select (extract(epoch from started_at - accepted_at) * 1000)::bigint as wait from jobs
                where kind = :kind::job_kind and settled_at is not null and settled_at >= :minute
                    and started_at >= :minute and started_at < :minute + interval '1 minute'
                union all
                select (extract(epoch from started_at - accepted_at) * 1000)::bigint from jobs
                where kind = :kind::job_kind and settled_at is null and id is not null
                    and started_at >= :minute and started_at < :minute + interval '1 minute'
            ),
            waits as (
                select count(*) as began, percentile_disc(0.5) within group (order by wait) as p50,
                    percentile_disc(0.95) within group (order by wait) as p95,
                    count(*) filter (where wait <= :slo) as good
                from began
            )
            insert into queue_history (seconds, at, kind, held, waiting, running, oldest_ms, accepted, answered, failed,
                cancelled, expired, began, wait_p50_ms, wait_p95_ms, within_slo)
            select 60, :minute, :kind::job_kind, n.held, n.waiting, n.running, n.oldest_ms, c.accepted, w.answered,
                w.failed, w.cancelled, w.expired, b.began, b.p50, b.p95, b.good
            from now n, came c, went w, waits b
            on conflict do nothing
            """)
                .param("minute", minute.atOffset(ZoneOffset.UTC))
                .param("lowest", JobFilterRows.lowestId(minute.minus(Duration.ofMinutes(5))))
                .param("kind", kind.wireName())
                .param("slo", slo.toMillis())
                .update();
    }

    @Override
    public int compact(Keep keep) {
        return database.transaction(() -> {
            if (!takeTurn()) {
                return 0;
            }
            return sum(MINUTE, TEN_MINUTES)
                    + sum(TEN_MINUTES, HOUR)
                    + forget(MINUTE, keep.minutes())
                    + forget(TEN_MINUTES, keep.tenMinutes())
                    + forget(HOUR, keep.hours())
                    + forgetOthers(keep.hours());
        });
    }

    /** Pieces that are over and not summed up yet. Of percentiles, the middle is weighted and the high one the worst. */
    private int sum(int from, int to) {
        String over = """
            where seconds = :from
                and at >= coalesce((select max(at) from %1$s where seconds = :to) + :to * interval '1 second', '-infinity')
                and at < to_timestamp(floor(extract(epoch from clock_timestamp()) / :to) * :to)
            """;
        String piece = "to_timestamp(floor(extract(epoch from at) / :to) * :to)";
        int queues = client.sql("""
            insert into queue_history (seconds, at, kind, held, waiting, running, oldest_ms, accepted, answered, failed,
                cancelled, expired, began, wait_p50_ms, wait_p95_ms, within_slo)
            select :to, %s, kind, max(held), max(waiting), max(running), max(oldest_ms), sum(accepted), sum(answered),
                sum(failed), sum(cancelled), sum(expired), sum(began),
                (sum(wait_p50_ms * began) / nullif(sum(began), 0))::bigint, max(wait_p95_ms), sum(within_slo)
            from queue_history %s group by 2, 3
            on conflict do nothing
            """.formatted(piece, over.formatted("queue_history")))
                .param("from", from)
                .param("to", to)
                .update();
        int fleet = client.sql("""
            insert into fleet_history (seconds, at, workers, slots, busy, unarchived, unarchived_oldest_ms, refused,
                answer_tokens)
            select :to, %s, max(workers), max(slots), max(busy), max(unarchived), max(unarchived_oldest_ms),
                sum(refused), sum(answer_tokens)
            from fleet_history %s group by 2
            on conflict do nothing
            """.formatted(piece, over.formatted("fleet_history")))
                .param("from", from)
                .param("to", to)
                .update();
        return queues + fleet;
    }

    private int forget(int seconds, Duration age) {
        int forgotten = 0;
        for (String table : List.of("queue_history", "fleet_history")) {
            forgotten += client.sql("delete from " + table
                            + " where seconds = :seconds and at < clock_timestamp() - :age * interval '1 second'")
                    .param("seconds", seconds)
                    .param("age", age.toSeconds())
                    .update();
        }
        return forgotten;
    }

    private int forgetOthers(Duration age) {
        int refusals = client.sql("delete from refusals where minute < clock_timestamp() - :age * interval '1 second'")
                .param("age", age.toSeconds())
                .update();
        int redrives = client.sql("""
            delete from redrives where finished_at < clock_timestamp() - :age * interval '1 second'
            """).param("age", age.toSeconds()).update();
        return refusals + redrives;
    }

    /** The coarse step ends before now; finer rows complete it. */
    @Override
    public List<Point> between(Instant from, Instant to, Keep keep) {
        Duration age = Duration.between(from, Instant.now());
        int finest = age.compareTo(keep.minutes()) <= 0
                ? MINUTE
                : age.compareTo(keep.tenMinutes()) <= 0 ? TEN_MINUTES : HOUR;
        return database.transaction(() -> points(from, to, finest));
    }

    private List<Point> points(Instant from, Instant to, int step) {
        String wanted = """
            with ends as (
                select coalesce(max(at) filter (where seconds = :step) + :step * interval '1 second', '-infinity') as first,
                    coalesce(max(at) filter (where seconds = 600) + interval '10 minutes', '-infinity') as second
                from fleet_history where seconds in (:step, 600)
            )
            select h.* from %s h, ends
            where h.at >= :from and h.at < :to and (
                h.seconds = :step
                or h.seconds < :step and h.seconds = 600 and h.at >= ends.first
                or h.seconds < :step and h.seconds = 60 and h.at >= greatest(ends.first, ends.second))
            order by h.at
            """;
        Map<Instant, Map<JobKind, Queue>> queues = new LinkedHashMap<>();
        history(wanted.formatted("queue_history"), from, to, step)
                .query((row, number) -> {
                    queues.computeIfAbsent(JobRows.time(row, "at"), at -> new EnumMap<>(JobKind.class))
                            .put(JobKind.ofWireName(JobRows.text(row, "kind")), queue(row));
                    return true;
                })
                .list();
        List<Point> points = new ArrayList<>();
        history(wanted.formatted("fleet_history"), from, to, step)
                .query((row, number) -> {
                    Instant at = JobRows.time(row, "at");
                    return points.add(new Point(
                            at,
                            Duration.ofSeconds(row.getInt("seconds")),
                            queues.getOrDefault(at, Map.of()),
                            fleet(row)));
                })
                .list();
        return points;
    }

    private JdbcClient.StatementSpec history(String sql, Instant from, Instant to, int step) {
        return client.sql(sql)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("step", step);
    }

    private static Queue queue(ResultSet row) throws SQLException {
        return new Queue(
                row.getInt("held"),
                row.getInt("waiting"),
                row.getInt("running"),
                Duration.ofMillis(row.getLong("oldest_ms")),
                row.getInt("accepted"),
                row.getInt("answered"),
                row.getInt("failed"),
                row.getInt("cancelled"),
                row.getInt("expired"),
                row.getInt("began"),
                millis(row, "wait_p50_ms"),
                millis(row, "wait_p95_ms"),
                row.getInt("within_slo"));
    }

    private static Fleet fleet(ResultSet row) throws SQLException {
        return new Fleet(
                row.getInt("workers"),
                row.getInt("slots"),
                row.getInt("busy"),
                row.getInt("unarchived"),
                Duration.ofMillis(row.getLong("unarchived_oldest_ms")),
                row.getInt("refused"),
                row.getLong("answer_tokens"));
    }

    private static @Nullable Duration millis(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(value);
    }

    @Override
    public void refused(List<Refusals> counts) {
        if (counts.isEmpty()) {
            return;
        }
        client.sql("""
            insert into refusals as r (minute, code, course, count)
            select date_trunc('minute', clock_timestamp()), code, course, count
            from unnest(:codes, :courses, :counts) as c (code, course, count)
            order by code, course
            on conflict (minute, code, course) do update set count = r.count + excluded.count
            """)
                .param("codes", counts.stream().map(Refusals::code).toArray(String[]::new))
                .param("courses", counts.stream().map(Refusals::course).toArray(String[]::new))
                .param("counts", counts.stream().map(Refusals::count).toArray(Long[]::new))
                .update();
    }

    @Override
    public List<Refusals> refusals(Instant since) {
        return client.sql("""
            select code, course, sum(count)::bigint as count from refusals where minute >= :since
            group by code, course order by 3 desc, code, course
            """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Refusals(JobRows.text(row, "code"), JobRows.text(row, "course"), row.getLong("count")))
                .list();
    }
}
