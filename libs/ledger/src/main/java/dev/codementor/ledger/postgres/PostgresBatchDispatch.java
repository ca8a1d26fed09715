package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.batches.BatchDispatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates jobs only when they are needed, so that pausing, capping and repeating only decide which items get a job. */
final class PostgresBatchDispatch implements BatchDispatch {

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final UnbegunJobs unbegun;

    PostgresBatchDispatch(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
        this.unbegun = new UnbegunJobs(client);
    }

    @Override
    public Advance advance(int window, int limit) {
        if (window < 1 || limit < 1) {
            throw new IllegalArgumentException("a window and a limit are at least 1");
        }
        return database.transaction(() -> {
            UUID[] due = lockDue(window);
            if (due.length == 0) {
                return new Advance(List.of(), List.of(), List.of());
            }
            List<BatchId> expired = expire(due);
            List<BatchId> paused = pauseSpent(due);
            return new Advance(makeJobs(due, window, limit), paused, expired);
        });
    }

    /** Steps from batch to batch along the waiting items, because there are many finished batches and few unfinished ones. */
    private static final String ACTIVE = """
        with recursive waiting as (
            (select batch from batch_items where state = 'processing' and job is null
                order by batch limit 1)
            union all
            select n.batch from waiting w cross join lateral (
                select batch from batch_items
                where state = 'processing' and job is null and batch > w.batch
                order by batch limit 1) n
        ),
        active as (
            select batch from waiting
            union
            select batch from batch_items where state = 'processing' and job is not null
        )\
        """;

    /** Batches with work that no other process is handling. */
    private UUID[] lockDue(int window) {
        return client.sql(ACTIVE + """
            , known as materialized (
                select b.id, b.state, b.spend_cap_ms, b.expires_at, exists (
                    select from batch_items i
                    where i.batch = b.id and i.state = 'processing' and i.job is null
                        and i.nth <= b.started) as waits
                from active a join batches b on b.id = a.batch
                where b.state in ('processing', 'paused')
            ),
            due as materialized (
                select k.id from known k
                where case
                    when k.waits then k.expires_at <= clock_timestamp() or k.state = 'processing' and (
                        select count(*) from batch_items i
                        where i.batch = k.id and i.state = 'processing' and i.job is not null) < :window
                    -- The sum is of many rows: it is made where jobs may be taken back, or made.
                    when k.spend_cap_ms is null or k.state = 'paused' then false
                    when exists (
                        select from batch_items i join jobs j on j.id = i.job
                        where i.batch = k.id and i.state = 'processing' and i.job is not null
                            and j.state <= 'queued' and j.attempt = 0)
                    then (select sum(i.spent_ms) from batch_items i where i.batch = k.id) >= k.spend_cap_ms
                    else false end
            )
            select b.id from batches b join due d on d.id = b.id
            order by b.id for no key update of b skip locked
            """)
                .param("window", window)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private List<BatchId> expire(UUID[] due) {
        return client.sql("""
            with ended as (
                update batch_items i set state = 'expired', settled_at = clock_timestamp()
                from batches b
                where b.id = any(:due) and b.state in ('processing', 'paused')
                    and b.expires_at <= clock_timestamp()
                    and i.batch = b.id and i.state = 'processing' and i.job is null and i.nth <= b.started
                returning i.batch
            )
            select distinct batch from ended order by 1
            """)
                .param("due", due)
                .query((row, number) -> BatchRows.id(row, "batch"))
                .list();
    }

    /** A batch with no item left to begin stays as it is: pausing would only hide that it is nearly finished. */
    private List<BatchId> pauseSpent(UUID[] due) {
        List<BatchId> paused = client.sql("""
            update batches b set state = 'paused', pause_reason = 'spend_cap'
            where b.id = any(:due) and b.state = 'processing'
                and (select sum(i.spent_ms) from batch_items i where i.batch = b.id) >= b.spend_cap_ms
                and exists (
                    select from batch_items i left join jobs j on j.id = i.job
                    where i.batch = b.id and i.state = 'processing' and i.nth <= b.started
                        and (i.job is null or j.state <= 'queued' and j.attempt = 0))
            returning b.id
            """)
                .param("due", due)
                .query((row, number) -> BatchRows.id(row, "id"))
                .list();
        if (!paused.isEmpty()) {
            unbegun.takeBack(paused.stream().map(BatchId::value).toList());
        }
        return paused;
    }

    @Override
    public List<BatchId> pauseUnusable(int answers) {
        if (answers < 1) {
            throw new IllegalArgumentException("a batch is judged by at least 1 answer");
        }
        return database.transaction(() -> {
            UUID[] futile = lockFutile(answers);
            if (futile.length == 0) {
                return List.of();
            }
            client.sql("update batches set state = 'paused', pause_reason = 'unusable' where id = any(:ids)")
                    .param("ids", futile)
                    .update();
            unbegun.takeBack(List.of(futile));
            return Arrays.stream(futile).map(BatchId::new).toList();
        });
    }

    private UUID[] lockFutile(int answers) {
        return client.sql(ACTIVE + """
            , futile as materialized (
                select b.id from active a
                    join batches b on b.id = a.batch
                    cross join lateral (
                        select count(*) as answers, count(distinct case i.state
                            when 'failed' then i.failure_code else coalesce(i.unusable_reason, 'unknown') end) as reasons
                        from batch_items i
                        where i.batch = b.id and i.state in ('succeeded', 'failed')
                            and i.settled_at >= coalesce(b.judged_from, b.started_at)) seen
                where b.state = 'processing' and b.rubric_version is not null
                    and seen.answers >= :answers and (seen.reasons = 1 or seen.answers >= 2 * :answers)
                    and not exists (
                        select from batch_items i
                        where i.batch = b.id and i.state = 'succeeded' and i.draft_revision is not null
                            and i.unusable_reason is null
                            and i.settled_at >= coalesce(b.judged_from, b.started_at))
                    and exists (
                        select from batch_items i left join jobs j on j.id = i.job
                        where i.batch = b.id and i.state = 'processing' and i.nth <= b.started
                            and (i.job is null or j.state <= 'queued' and j.attempt = 0))
            )
            select b.id from batches b join futile f on f.id = b.id
            where b.state = 'processing'
            order by b.id for no key update of b skip locked
            """)
                .param("answers", answers)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private record Place(BatchId batch, int nth) {}

    private List<ReleasedJob> makeJobs(UUID[] due, int window, int limit) {
        List<Place> places = choose(due, window, limit);
        List<ReleasedJob> made = new ArrayList<>(places.size());
        for (Place place : places) {
            String owner = place.batch().jobOwner();
            made.add(new ReleasedJob(JobId.next(), JobKind.GRADING, owner, owner));
        }
        if (!made.isEmpty()) {
            insert(places, made);
        }
        return made;
    }

    /** Takes the first item of each batch, then the second of each, so that the batches share the jobs of one call. */
    private List<Place> choose(UUID[] due, int window, int limit) {
        return client.sql("""
            with roomy as materialized (
                select b.id, b.started, :window - (
                    select count(*) from batch_items i
                    where i.batch = b.id and i.state = 'processing' and i.job is not null) as room
                from batches b
                where b.id = any(:due) and b.state = 'processing' and not is_paused('grading', b.course)
            )
            select r.id as batch, n.nth, row_number() over (partition by r.id order by n.nth) as rank
            from roomy r cross join lateral (
                select i.nth from batch_items i
                where i.batch = r.id and i.state = 'processing' and i.job is null and i.nth <= r.started
                order by i.nth limit greatest(r.room, 0)) n
            order by rank, batch limit :limit
            """)
                .param("window", window)
                .param("due", due)
                .param("limit", limit)
                .query((row, number) -> new Place(BatchRows.id(row, "batch"), row.getInt("nth")))
                .list();
    }

    private void insert(List<Place> places, List<ReleasedJob> jobs) {
        client.sql("""
            with made as materialized (
                select * from unnest(:ids, :owners, :batches, :nths) as m (id, owner, batch, nth)
            ),
            begun as (
                update batch_items i set
                    job = m.id,
                    -- what was worked out for another rubric says nothing about this one
                    ask_again = case when i.rubric_version = b.rubric_version then i.ask_again end,
                    rubric_version = b.rubric_version
                from made m join batches b on b.id = m.batch
                where i.batch = m.batch and i.nth = m.nth
            )
            insert into jobs (id, kind, course, owner, prompt, requested_model, accepted_at, expires_at, state,
                released_at, sent_at)
            select m.id, 'grading', b.course, m.owner, '', b.model, moment, b.expires_at, 'accepted',
                moment, moment
            from made m join batches b on b.id = m.batch cross join clock_timestamp() as moment
            order by m.id
            """)
                .param("ids", jobs.stream().map(job -> job.job().value()).toArray(UUID[]::new))
                .param("owners", jobs.stream().map(ReleasedJob::owner).toArray(String[]::new))
                .param(
                        "batches",
                        places.stream().map(place -> place.batch().value()).toArray(UUID[]::new))
                .param("nths", places.stream().map(Place::nth).toArray(Integer[]::new))
                .update();
    }
}
