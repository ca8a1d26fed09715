package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.operations.JobFilter;
import dev.codementor.ledger.operations.OperationsLedger.Order;
import dev.codementor.ledger.operations.OperationsLedger.Redrive;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts dead jobs back under the same id, a few at a time. Must be called within a transaction. */
final class Redrives {

    private static final int LOCK = 20_010;

    private final JdbcClient client;
    private final Audit audit;

    Redrives(JdbcClient client, Audit audit) {
        this.client = client;
        this.audit = audit;
    }

    Optional<Redrive> begin(Order order, JobFilter filter, int limit) {
        UUID id = JobId.next().value();
        JobFilterRows rows = JobFilterRows.of(filter);
        String wanted = rows.json(client);
        client.sql("insert into redrives (id, by, reason, filter) values (:id, :by, :reason, :filter::json)")
                .param("id", id)
                .param("by", order.by())
                .param("reason", order.reason())
                .param("filter", wanted)
                .update();
        int jobs = client.sql("insert into redrive_jobs (redrive, job) select :redrive, j.id from jobs j where "
                        + rows.condition() + " and " + MAY_GO_BACK + " order by j.id limit :limit")
                .params(rows.params())
                .param("redrive", id)
                .param("faults", JobFilterRows.PLATFORM_FAULTS)
                .param("limit", limit)
                .update();
        if (jobs == 0) {
            client.sql("delete from redrives where id = :id").param("id", id).update();
            return Optional.empty();
        }
        audit.write(order, "redrive", id.toString(), jobs, wanted);
        return find(id);
    }

    int count(JobFilter filter, int limit) {
        JobFilterRows rows = JobFilterRows.of(filter);
        return client.sql("select count(*) from (select from jobs j where " + rows.condition() + " and " + MAY_GO_BACK
                        + " limit :limit)")
                .params(rows.params())
                .param("faults", JobFilterRows.PLATFORM_FAULTS)
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /** A grading goes back only while its batch works, and while its item has not got another job. */
    private static final String MAY_GO_BACK = """
        j.cancel_requested_at is null
        and (j.state = 'expired' or j.failure_code = any(:faults))
        and (j.kind = 'prompt' or exists (
            select from batch_items i join batches b on b.id = i.batch
            where i.job = j.id and b.state = 'processing'))
        """;

    List<ReleasedJob> putBack(int perSecond, Duration timeToLive) {
        if (!takeTurn()) {
            return List.of();
        }
        int room = perSecond - client.sql("""
            select count(*) from redrive_jobs
            where outcome is not null and done_at > clock_timestamp() - interval '1 second'
            """).query(Integer.class).single();
        UUID[] due = client.sql("""
            select job from redrive_jobs where outcome is null order by redrive, job limit :room
            """)
                .param("room", Math.max(0, room))
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        if (due.length == 0) {
            return List.of();
        }
        lockBatches(due);
        UUID[] ready = client.sql("select j.id from jobs j where j.id = any(:due) and " + MAY_GO_BACK
                        + " order by j.id for update of j")
                .param("due", due)
                .param("faults", JobFilterRows.PLATFORM_FAULTS)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        List<ReleasedJob> jobs = settled(ready, timeToLive).stream()
                .sorted(Comparator.comparing(ReleasedJob::job))
                .toList();
        note(due, jobs);
        return jobs;
    }

    /** One process at a time, as the rate is of all together. */
    private boolean takeTurn() {
        return client.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private void lockBatches(UUID[] jobs) {
        client.sql("""
            select b.id from batches b
            where b.id in (select i.batch from batch_items i where i.job = any(:jobs))
            order by b.id for no key update of b
            """).param("jobs", jobs).query(UUID.class).list();
    }

    /** The job's next attempt must write in an epoch that no reader has seen. */
    private List<ReleasedJob> settled(UUID[] jobs, Duration timeToLive) {
        List<ReleasedJob> back = client.sql("""
            update jobs set state = 'queued', settled_at = null, failure_code = null, failure_message = null,
                released_at = coalesce(released_at, moment), sent_at = moment, queued_at = moment, resends = 0,
                attempt = greatest(attempt, epoch), spared = greatest(attempt, epoch),
                redrives = redrives + 1,
                expires_at = greatest(expires_at, moment + :life * interval '1 millisecond')
            from clock_timestamp() as moment
            where id = any(:jobs) and settled_at is not null
            returning id as job, kind, owner
            """)
                .param("life", timeToLive.toMillis())
                .param("jobs", jobs)
                .query(JobRows::released)
                .list();
        client.sql("delete from announcements where job = any(:jobs)")
                .param("jobs", jobs)
                .update();
        client.sql("""
            update batch_items set state = 'processing', settled_at = null, failure_code = null, failure_message = null
            where job = any(:jobs) and state in ('failed', 'expired')
            """).param("jobs", jobs).update();
        return back;
    }

    private void note(UUID[] due, List<ReleasedJob> back) {
        UUID[] redriven = back.stream().map(job -> job.job().value()).toArray(UUID[]::new);
        client.sql("""
            update redrive_jobs set done_at = clock_timestamp(),
                outcome = case when job = any(:redriven) then 'redriven' else 'skipped' end
            where outcome is null and job = any(:due)
            """).param("redriven", redriven).param("due", due).update();
        client.sql("""
            update redrives r set finished_at = clock_timestamp()
            where r.finished_at is null
                and not exists (select from redrive_jobs j where j.redrive = r.id and j.outcome is null)
            returning r.id
            """).query(UUID.class).list().forEach(this::finished);
    }

    private void finished(UUID id) {
        Redrive redrive = find(id).orElseThrow();
        audit.write(
                new Order(redrive.by(), redrive.reason()),
                "redrive-finished",
                id.toString(),
                redrive.redriven(),
                "{\"redriven\":%d,\"skipped\":%d}".formatted(redrive.redriven(), redrive.skipped()));
    }

    Optional<Redrive> find(UUID id) {
        return client.sql("""
            select r.*, c.*, a.id as audit from redrives r
                cross join lateral (
                    select count(*) as total, count(*) filter (where d.outcome = 'redriven') as redriven,
                        count(*) filter (where d.outcome = 'skipped') as skipped,
                        count(*) filter (where d.outcome = 'redriven' and j.settled_at is not null) as settled,
                        count(*) filter (where d.outcome = 'redriven' and j.state = 'answered') as answered
                    from redrive_jobs d left join jobs j on j.id = d.job where d.redrive = r.id) c
                left join operator_actions a on a.target = r.id::text and a.action = 'redrive'
            where r.id = :id
            """)
                .param("id", id)
                .query((row, number) -> new Redrive(
                        id,
                        JobRows.id(row, "audit").value(),
                        JobRows.text(row, "by"),
                        row.getString("reason"),
                        JobRows.time(row, "at"),
                        row.getInt("total"),
                        row.getInt("redriven"),
                        row.getInt("skipped"),
                        row.getInt("settled"),
                        row.getInt("answered"),
                        JobRows.instant(row, "finished_at")))
                .optional();
    }
}
