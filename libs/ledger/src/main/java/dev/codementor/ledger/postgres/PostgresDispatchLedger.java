package dev.codementor.ledger.postgres;

import dev.codementor.coalescing.Coalescer;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.ReleasedJob;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sweepers' operations. Each takes rows that no other process holds, so that several processes share the work. */
final class PostgresDispatchLedger implements DispatchLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final Endings endings;
    private final Coalescer<List<JobId>, Boolean> marks;

    PostgresDispatchLedger(LedgerDatabase database, Coalescer<List<JobId>, Boolean> marks) {
        this.database = database;
        this.client = database.client();
        this.endings = new Endings(client);
        this.marks = marks;
    }

    @Override
    public void markQueued(Collection<JobId> jobs) {
        if (!jobs.isEmpty()) {
            marks.call(List.copyOf(jobs));
        }
    }

    /** Steps from owner to owner, because one owner may have a hundred thousand jobs waiting. */
    @Override
    public List<ReleasedJob> releaseHeld(int window, int limit) {
        return database.transaction(() -> client.sql("""
            with recursive queues as (
                (select owner, kind from jobs where settled_at is null and released_at is null
                    order by owner, kind limit 1)
                union all
                select n.owner, n.kind from queues q cross join lateral (
                    select owner, kind from jobs
                    where settled_at is null and released_at is null and (owner, kind) > (q.owner, q.kind)
                    order by owner, kind limit 1) n
            ),
            roomy as (
                select owner, kind from queues q
                where (select count(*) from (
                    select from jobs j where j.owner = q.owner and j.kind = q.kind
                        and j.settled_at is null and j.released_at is not null
                    limit :window)) < :window
                limit :limit
            )
            select r.* from
                (select array_agg(owner) as owners, array_agg(kind) as kinds,
                    array_agg(:window::int) as windows, array_agg(null::int) as freed
                from roomy having count(*) > 0) a,
                release_held(owners => a.owners, kinds => a.kinds, windows => a.windows, freed => a.freed,
                    most => :limit) r
            order by r.job
            """)
                .param("window", window)
                .param("limit", limit)
                .query(JobRows::released)
                .list());
    }

    @Override
    public List<ReleasedJob> takeUnsent(Duration olderThan, int limit) {
        return take("""
            with due as materialized (
                select id from jobs
                where settled_at is null and released_at is not null and state = 'accepted'
                    and sent_at <= clock_timestamp() - :age * interval '1 millisecond'
                    and not is_paused(kind, course)
                order by id limit :limit for update skip locked
            )
            update jobs j set sent_at = clock_timestamp() from due where j.id = due.id
            returning j.id as job, j.kind, j.owner
            """, olderThan, limit);
    }

    @Override
    public List<ReleasedJob> takeVanished(Duration olderThan, int limit) {
        return take("""
            with due as materialized (
                select id from jobs
                where settled_at is null and released_at is not null and state = 'queued'
                    and sent_at <= clock_timestamp()
                        - :age * power(2, least(resends, 20)) * interval '1 millisecond'
                    and not is_paused(kind, course)
                order by id limit :limit for update skip locked
            )
            update jobs j set sent_at = clock_timestamp(), resends = j.resends + 1
            from due where j.id = due.id
            returning j.id as job, j.kind, j.owner
            """, olderThan, limit);
    }

    private List<ReleasedJob> take(String sql, Duration olderThan, int limit) {
        return database.transaction(() ->
                client
                        .sql(sql)
                        .param("age", olderThan.toMillis())
                        .param("limit", limit)
                        .query(JobRows::released)
                        .stream()
                        .sorted(Comparator.comparing(ReleasedJob::job))
                        .toList());
    }

    @Override
    public Reclaimed reclaim(int limit) {
        return database.transaction(() -> {
            Endings.Ended ended = endings.cancel(lock("""
                select id from jobs
                where settled_at is null and released_at is not null and state = 'running'
                    and lease_until <= clock_timestamp() and cancel_requested_at is not null
                order by id limit :limit for update skip locked
                """, limit));
            List<ReleasedJob> waiting = client.sql("""
                with lost as materialized (
                    select id from jobs
                    where settled_at is null and released_at is not null and state = 'running'
                        and lease_until <= clock_timestamp() and cancel_requested_at is null
                    order by id limit :limit for update skip locked
                ),
                noted as (
                    insert into job_attempts (job, attempt, worker, started_at, ending, cause)
                    select j.id, j.attempt, j.worker, j.attempt_started_at, 'lost', 'lease-expired'
                    from jobs j join lost on lost.id = j.id
                    on conflict do nothing
                )
                update jobs j set state = 'queued', lease_until = null, sent_at = clock_timestamp()
                from lost where j.id = lost.id
                returning j.id as job, j.kind, j.owner
                """)
                    .param("limit", limit)
                    .query(JobRows::released)
                    .list();
            return reclaimed(new Endings.Ended(List.of(), waiting).and(ended));
        });
    }

    @Override
    public Reclaimed expire(int limit) {
        return database.transaction(() -> {
            List<JobId> cancelled = lock(EXPIRED.formatted("not null"), limit);
            List<JobId> expired = lock(EXPIRED.formatted("null"), limit);
            return reclaimed(endings.expire(expired).and(endings.cancel(cancelled)));
        });
    }

    private static final String EXPIRED = """
        select id from jobs
        where settled_at is null and expires_at <= clock_timestamp()
            and (lease_until is null or lease_until <= clock_timestamp()) and cancel_requested_at is %s
        order by expires_at limit :limit for update skip locked
        """;

    private List<JobId> lock(String sql, int limit) {
        return client.sql(sql)
                .param("limit", limit)
                .query((row, number) -> JobRows.id(row, "id"))
                .list();
    }

    private static Reclaimed reclaimed(Endings.Ended ended) {
        return new Reclaimed(
                ended.released().stream()
                        .sorted(Comparator.comparing(ReleasedJob::job))
                        .toList(),
                ended.settled());
    }

    @Override
    public List<JobId> takeUnarchived(Duration olderThan, int limit) {
        return database.transaction(() -> client
                .sql("""
                    with due as materialized (
                        select job from announcements
                        where announced_at <= clock_timestamp() - :age * interval '1 millisecond'
                        order by announced_at limit :limit for update skip locked
                    )
                    update announcements a set announced_at = clock_timestamp() from due where a.job = due.job
                    returning a.job
                    """)
                .param("age", olderThan.toMillis())
                .param("limit", limit)
                .query((row, number) -> JobRows.id(row, "job"))
                .stream()
                .sorted()
                .toList());
    }

    @Override
    public int resendAll() {
        return client.sql("""
            update jobs set sent_at = '-infinity', resends = 0
            where state <= 'queued' and settled_at is null and released_at is not null
            """).update();
    }
}
