package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.FeedbackLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps feedback in a separate table. */
final class PostgresFeedbackLedger implements FeedbackLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;

    PostgresFeedbackLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
    }

    @Override
    public Verdict give(JobId job, String owner, Feedback feedback) {
        return onSettled(job, owner, () -> client.sql("""
            insert into feedback (job, id, course, helpful, comment, given_at)
            select id, :id, course, :helpful, :comment, clock_timestamp() from jobs where id = :job
            on conflict (job) do update set id = excluded.id, helpful = excluded.helpful,
                comment = excluded.comment, given_at = excluded.given_at
            """)
                .param("id", JobId.next().value())
                .param("helpful", feedback.helpful())
                .param("comment", feedback.comment())
                .param("job", job.value())
                .update());
    }

    @Override
    public Verdict takeBack(JobId job, String owner) {
        return onSettled(job, owner, () -> client.sql("delete from feedback where job = :job")
                .param("job", job.value())
                .update());
    }

    /** Locks the job, so that it cannot be deleted meanwhile and leave its feedback behind. */
    private Verdict onSettled(JobId job, String owner, Runnable deed) {
        return database.transaction(() -> client.sql("""
            select settled_at is not null as settled from jobs
            where id = :job and owner = :owner for key share
            """)
                .param("job", job.value())
                .param("owner", owner)
                .query(Boolean.class)
                .optional()
                .<Verdict>map(settled -> {
                    if (!settled) {
                        return new Verdict.NotSettled();
                    }
                    deed.run();
                    return new Verdict.Noted();
                })
                .orElseGet(Verdict.Unknown::new));
    }

    @Override
    public Map<JobId, Feedback> on(Collection<JobId> jobs) {
        Map<JobId, Feedback> found = new HashMap<>();
        if (!jobs.isEmpty()) {
            client.sql("select job, helpful, comment from feedback where job = any(:jobs)")
                    .param("jobs", jobs.stream().map(JobId::value).toArray(UUID[]::new))
                    .query(row -> {
                        found.put(JobRows.id(row, "job"), feedback(row));
                    });
        }
        return found;
    }

    @Override
    public List<CourseFeedback> inCourse(String course, @Nullable UUID before, int limit) {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("a list has 1 to 200 pieces of feedback");
        }
        return client.sql("""
            select f.*, j.prompt, j.text from feedback f join jobs j on j.id = f.job
            where f.course = :course
            """ + (before == null ? "" : " and f.id < :before") + " order by f.id desc limit :limit")
                .param("course", course)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new CourseFeedback(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        JobRows.id(row, "job"),
                        Objects.requireNonNull(JobRows.instant(row, "given_at")),
                        feedback(row),
                        JobRows.text(row, "prompt"),
                        JobRows.text(row, "text")))
                .list();
    }

    private static Feedback feedback(ResultSet row) throws SQLException {
        return new Feedback(row.getBoolean("helpful"), row.getString("comment"));
    }
}
