package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.ConversationLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds conversations by walking an owner's jobs from the newest one, a limited number of jobs per page. */
final class PostgresConversationLedger implements ConversationLedger {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);

    /** More than a student asks in a term. */
    private static final int MOST_JOBS_LOOKED_AT = 2_000;

    /** Limits searches, so that they leave connections and the database's processors to people who ask and read. */
    private static final int MOST_SEARCHES = 2;

    private static final String QUERY_CANCELLED = "57014";

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final Duration longestLook;
    private final Semaphore searches = new Semaphore(MOST_SEARCHES);

    PostgresConversationLedger(LedgerDatabase database) {
        this(database, LONGEST_LOOK);
    }

    /** @param longestLook time after which the database gives up a search, at least 1 ms */
    PostgresConversationLedger(LedgerDatabase database, Duration longestLook) {
        this.database = database;
        this.client = database.client();
        this.longestLook = longestLook;
    }

    private record Row(JobId newest, Conversation conversation) {}

    @Override
    public Listing list(
            String owner, @Nullable String course, @Nullable String text, @Nullable JobId before, int limit) {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("a list has 1 to 200 conversations");
        }
        if (text == null) {
            return lookInTime(owner, course, null, before, limit);
        }
        if (!mayBegin()) {
            return new Listing.TookTooLong();
        }
        try {
            return lookInTime(owner, course, text, before, limit);
        } finally {
            searches.release();
        }
    }

    private boolean mayBegin() {
        try {
            return searches.tryAcquire(longestLook.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Listing lookInTime(
            String owner, @Nullable String course, @Nullable String text, @Nullable JobId before, int limit) {
        try {
            return database.transaction(() -> {
                client.sql("select set_config('statement_timeout', :ms, true)")
                        .param("ms", String.valueOf(longestLook.toMillis()))
                        .query()
                        .singleRow();
                return look(owner, course, text, before, limit);
            });
        } catch (DataAccessException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException cause
                    && QUERY_CANCELLED.equals(cause.getSQLState())) {
                return new Listing.TookTooLong();
            }
            throw e;
        }
    }

    private Listing.Found look(
            String owner, @Nullable String course, @Nullable String text, @Nullable JobId before, int limit) {
        Optional<JobId> end = oldestLookedAt(owner, before);
        List<Row> rows = rows(owner, course, text, before, end, limit + 1);
        List<Row> page = rows.subList(0, Math.min(limit, rows.size()));
        JobId next = rows.size() > limit ? page.getLast().newest() : end.orElse(null);
        return new Listing.Found(page.stream().map(Row::conversation).toList(), next);
    }

    /** The job at which this page ends and the next begins; empty when the page reaches the owner's first job. */
    private Optional<JobId> oldestLookedAt(String owner, @Nullable JobId before) {
        return client.sql("select id from jobs where owner = :owner"
                        + (before == null ? "" : " and id < :before")
                        + " order by id desc offset :most limit 1")
                .param("owner", owner)
                .param("before", value(before))
                .param("most", MOST_JOBS_LOOKED_AT)
                .query((row, number) -> JobRows.id(row, "id"))
                .optional();
    }

    /** A conversation has the position of its newest job. */
    private List<Row> rows(
            String owner,
            @Nullable String course,
            @Nullable String text,
            @Nullable JobId before,
            Optional<JobId> end,
            int limit) {
        String sql = """
                select j.id, j.course, j.conversation, j.accepted_at, f.title, c.jobs
                from jobs j
                    cross join lateral (
                        select left(ltrim(f.prompt, E' \\t\\r\\n'), 1000) as title from jobs f
                        where f.owner = j.owner and f.conversation = j.conversation and f.course = j.course
                        order by f.id limit 1) f
                    cross join lateral (
                        select count(*) as jobs from jobs c
                        where c.owner = j.owner and c.conversation = j.conversation and c.course = j.course) c
                where j.owner = :owner and j.conversation is not null
                    and not exists (
                        select from jobs n
                        where n.owner = j.owner and n.conversation = j.conversation and n.course = j.course
                            and n.id > j.id)
                """
                + (course == null ? "" : " and j.course = :course")
                + (before == null ? "" : " and j.id < :before")
                + (end.isEmpty() ? "" : " and j.id >= :end")
                + (text == null ? "" : CONTAINS)
                + " order by j.id desc limit :limit";
        return client.sql(sql)
                .param("owner", owner)
                .param("course", course)
                .param("before", value(before))
                .param("end", value(end.orElse(null)))
                .param("text", text)
                .param("limit", limit)
                .query(PostgresConversationLedger::row)
                .list();
    }

    /** Uses position(), which has no wildcards. */
    private static final String CONTAINS = """
         and exists (
            select from jobs m
            where m.owner = j.owner and m.conversation = j.conversation and m.course = j.course
                and (strpos(lower(m.prompt), lower(:text)) > 0
                    or strpos(lower(m.text), lower(:text)) > 0))
        """;

    private static Row row(ResultSet row, int number) throws SQLException {
        Instant lastAt = Objects.requireNonNull(JobRows.instant(row, "accepted_at"));
        return new Row(
                JobRows.id(row, "id"),
                new Conversation(
                        JobRows.text(row, "conversation"),
                        JobRows.text(row, "course"),
                        JobRows.text(row, "title"),
                        row.getInt("jobs"),
                        lastAt));
    }

    private static @Nullable UUID value(@Nullable JobId job) {
        return job == null ? null : job.value();
    }

    /**
     * One statement, so it sees one state of the jobs: no job can become unsettled between the check and the deletion.
     */
    @Override
    public Deletion delete(String owner, String course, String conversation) {
        return database.transaction(() -> client.sql("""
            with active as materialized (
                select count(*) as jobs from jobs
                where owner = :owner and conversation = :conversation and course = :course
                    and settled_at is null
            ),
            gone as (
                delete from jobs
                where owner = :owner and conversation = :conversation and course = :course
                    and settled_at is not null and (select jobs from active) = 0
                returning id
            )
            select (select jobs from active) as unsettled, (select count(*) from gone) as deleted
            """)
                .param("owner", owner)
                .param("conversation", conversation)
                .param("course", course)
                .query((row, number) -> deletion(row.getInt("unsettled"), row.getInt("deleted")))
                .single());
    }

    private static Deletion deletion(int unsettled, int deleted) {
        if (unsettled > 0) {
            return new Deletion.StillActive();
        }
        return deleted == 0 ? new Deletion.Unknown() : new Deletion.Deleted(deleted);
    }
}
