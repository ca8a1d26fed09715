package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.TranscriptLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the assignment of jobs to transcripts. */
final class PostgresTranscriptLedger implements TranscriptLedger {

    private record Group(String course, LocalDate date, UUID[] jobs) {}

    private final LedgerDatabase database;
    private final JdbcClient client;

    PostgresTranscriptLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
    }

    @Override
    public List<Transcript> assign(Collection<JobId> settled) {
        if (settled.isEmpty()) {
            return List.of();
        }
        return database.transaction(() -> {
            List<Transcript> transcripts = new ArrayList<>();
            for (Group group : take(ids(settled))) {
                Transcript transcript = new Transcript(JobId.next().value(), group.course(), group.date());
                client.sql("""
                    insert into transcripts (id, course, settled_on, jobs, assigned_at)
                    values (:id, :course, :date, :jobs, clock_timestamp())
                    """)
                        .param("id", transcript.id())
                        .param("course", transcript.course())
                        .param("date", transcript.date())
                        .param("jobs", group.jobs())
                        .update();
                transcripts.add(transcript);
            }
            return transcripts;
        });
    }

    /**
     * The process that removes a job's announcement assigns the job. A job whose announcement another process is
     * removing belongs to that process.
     */
    private List<Group> take(UUID[] ids) {
        return client.sql("""
            with free as materialized (
                select job from announcements where job = any(:ids) for update skip locked
            ),
            taken as (
                delete from announcements a using free where a.job = free.job returning a.job
            )
            select j.course, (j.settled_at at time zone 'UTC')::date as settled_on,
                array_agg(j.id order by j.id) as jobs
            from taken join jobs j on j.id = taken.job
            group by 1, 2 order by 1, 2
            """)
                .param("ids", ids)
                .query(PostgresTranscriptLedger::group)
                .list();
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(JobRows.text(row, "course"), date(row), (UUID[])
                row.getArray("jobs").getArray());
    }

    private static LocalDate date(ResultSet row) throws SQLException {
        LocalDate date = row.getObject("settled_on", LocalDate.class);
        if (date == null) {
            throw new SQLException("no settled_on");
        }
        return date;
    }

    @Override
    public List<JobRecord> jobs(UUID transcript) {
        return client.sql("""
            select j.* from jobs j
            where j.id = any((select t.jobs from transcripts t where t.id = :id)::uuid[]) and j.settled_at is not null
            order by j.id
            """).param("id", transcript).query(JobRows::job).list();
    }

    @Override
    public void written(UUID transcript, String key, int jobs, String sha256) {
        int known = client.sql("""
            update transcripts t set object_key = :key, sha256 = :sha256, written_at = clock_timestamp()
            where t.id = :id and t.written_at is null and :jobs <= cardinality(t.jobs)
                and :jobs >= (
                    select count(*) from jobs j where j.id = any(t.jobs) and j.settled_at is not null and j.redrives = 0)
            """)
                .param("key", key)
                .param("sha256", sha256)
                .param("id", transcript)
                .param("jobs", jobs)
                .update();
        if (known == 0 && !isWritten(transcript, key, sha256)) {
            throw new IllegalStateException(
                    "transcript " + transcript + " was assigned or written with other contents than noted now");
        }
    }

    private boolean isWritten(UUID transcript, String key, String sha256) {
        return client.sql("""
            select count(*) from transcripts
            where id = :id and object_key = :key and sha256 = :sha256
            """)
                        .param("id", transcript)
                        .param("key", key)
                        .param("sha256", sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public List<JobId> unarchived(Collection<JobId> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        return client.sql("""
            select job from announcements where job = any(:ids)
            union
            select u.job from transcripts t cross join unnest(t.jobs) as u (job)
                where t.written_at is null and t.jobs && :ids and u.job = any(:ids)
            order by 1
            """)
                .param("ids", ids(jobs))
                .query((row, number) -> JobRows.id(row, "job"))
                .list();
    }

    @Override
    public List<Transcript> takeUnwritten(Duration olderThan, int limit) {
        return database.transaction(() -> client.sql("""
            with due as materialized (
                select id from transcripts
                where written_at is null
                    and assigned_at <= clock_timestamp() - :age * interval '1 millisecond'
                order by assigned_at limit :limit for update skip locked
            )
            update transcripts t set assigned_at = clock_timestamp() from due where t.id = due.id
            returning t.id, t.course, t.settled_on
            """)
                .param("age", olderThan.toMillis())
                .param("limit", limit)
                .query((row, number) ->
                        new Transcript(row.getObject("id", UUID.class), JobRows.text(row, "course"), date(row)))
                .list());
    }

    private static UUID[] ids(Collection<JobId> jobs) {
        return jobs.stream().map(JobId::value).toArray(UUID[]::new);
    }
}
