package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers queries about jobs. */
final class PostgresJobReader implements JobReader {

    private final JdbcClient client;

    PostgresJobReader(LedgerDatabase database) {
        this.client = database.client();
    }

    @Override
    public Optional<JobRecord> find(JobId job) {
        return client.sql("select * from jobs where id = :id")
                .param("id", job.value())
                .query(JobRows::job)
                .optional();
    }

    @Override
    public List<JobRecord> list(
            String owner, @Nullable String course, @Nullable String conversation, @Nullable JobId before, int limit) {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("a list has 1 to 200 jobs");
        }
        String sql = "select * from jobs where owner = :owner"
                + (course == null ? "" : " and course = :course")
                + (conversation == null ? "" : " and conversation = :conversation")
                + (before == null ? "" : " and id < :before")
                + " order by id desc limit :limit";
        return client.sql(sql)
                .param("owner", owner)
                .param("course", course)
                .param("conversation", conversation)
                .param("before", before == null ? null : before.value())
                .param("limit", limit)
                .query(JobRows::job)
                .list();
    }

    @Override
    public List<Turn> turns(String owner, String course, String conversation, @Nullable JobId before, int limit) {
        return client.sql("""
            select id, prompt, text from jobs
            where owner = :owner and conversation = :conversation and course = :course
                and state = 'answered'
            """ + (before == null ? "" : " and id < :before") + " order by id desc limit :limit")
                .param("owner", owner)
                .param("course", course)
                .param("conversation", conversation)
                .param("before", before == null ? null : before.value())
                .param("limit", limit)
                .query((row, number) ->
                        new Turn(JobRows.id(row, "id"), JobRows.text(row, "prompt"), JobRows.text(row, "text")))
                .list()
                .reversed();
    }

    @Override
    public ConversationSize size(String owner, String course, String conversation) {
        return client.sql("""
            select count(*) as jobs, count(*) filter (where state = 'answered') as answered from jobs
            where owner = :owner and conversation = :conversation and course = :course
            """)
                .param("owner", owner)
                .param("course", course)
                .param("conversation", conversation)
                .query((row, number) -> new ConversationSize(row.getInt("jobs"), row.getInt("answered")))
                .single();
    }

    @Override
    public List<TextSnapshot> snapshots(Collection<JobId> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        return client.sql("""
            select id, owner, state, epoch, text, failure_code, failure_message from jobs
            where id = any(:ids)
            """).param("ids", ids(jobs)).query(JobRows::snapshot).list();
    }

    @Override
    public List<TextSnapshot> unsettled(String owner, int limit) {
        return client.sql("""
            select id, owner, state, epoch, text, failure_code, failure_message from jobs
            where id in (
                select id from jobs
                    where owner = :owner and settled_at is null and released_at is not null
                union all
                select id from jobs where owner = :owner and settled_at is null and released_at is null)
            order by id limit :limit
            """)
                .param("owner", owner)
                .param("limit", limit)
                .query(JobRows::snapshot)
                .list();
    }

    /** Walks along each line of waiting jobs once, no matter how many jobs are asked about. */
    @Override
    public Map<JobId, Integer> positions(Collection<JobId> jobs) {
        Map<JobId, Integer> positions = new HashMap<>();
        if (jobs.isEmpty()) {
            return positions;
        }
        client.sql("""
            with asked as materialized (
                select kind, id from jobs where id = any(:ids) and state <= 'queued'
            ),
            line as (
                select l.id, l.place from (
                    select kind, (array_agg(id order by id desc))[1] as last from asked group by kind) k
                cross join lateral (
                    select j.id, row_number() over (order by j.id) as place from jobs j
                    where j.kind = k.kind and j.settled_at is null and j.id <= k.last
                        and j.state <= 'queued'
                    order by j.id limit 10000) l
            )
            select a.id, coalesce(l.place, 10001) as place from asked a left join line l on l.id = a.id
            """).param("ids", ids(jobs)).query(row -> {
            positions.put(JobRows.id(row, "id"), row.getInt("place"));
        });
        return positions;
    }

    @Override
    public Set<JobId> paused(Collection<JobId> jobs) {
        return Set.copyOf(client.sql("select id from jobs where id = any(:ids) and is_paused(kind, course)")
                .param("ids", ids(jobs))
                .query((row, number) -> JobRows.id(row, "id"))
                .list());
    }

    private static UUID[] ids(Collection<JobId> jobs) {
        return jobs.stream().map(JobId::value).toArray(UUID[]::new);
    }
}
