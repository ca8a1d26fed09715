package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.ledger.batches.GradingLedger;
import dev.codementor.text.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes an attempt's results while the attempt holds its job. */
final class PostgresGradingLedger implements GradingLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final AskRows asks;

    PostgresGradingLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
        this.asks = new AskRows(client);
    }

    @Override
    public Optional<Work> work(JobId job) {
        return database.transaction(() -> {
            List<Ask> asked = asks.of(job);
            return client.sql("select i.*, d.grade as former, r.rubric, " + BatchRows.COLUMNS + """
                , coalesce(i.concluded_job = i.job, false) as concluded,
                    i.asks - (select count(*) from grading_asks a where a.job = i.job) as asked_before
                from batch_items i
                    join batches b on b.id = i.batch
                    left join grades d on d.batch = i.batch and d.nth = i.nth
                        and d.revision = i.draft_revision
                    left join batch_rubrics r on r.batch = i.batch and r.version = i.rubric_version
                where i.job = :job
                """)
                    .param("job", job.value())
                    .query((row, number) -> work(row, asked))
                    .optional();
        });
    }

    private static Work work(ResultSet row, List<Ask> asked) throws SQLException {
        return new Work(
                withRubric(BatchRows.readBatch(row, "b_"), row.getString("rubric_version")),
                row.getString("rubric"),
                row.getInt("nth"),
                JobRows.text(row, "custom_id"),
                JobRows.text(row, "blind_key"),
                JobRows.text(row, "digest"),
                ItemRows.texts(row, "flags"),
                ItemRows.textsOrNull(row, "ask_again"),
                row.getString("former"),
                asked,
                row.getInt("asked_before"),
                row.getBoolean("concluded"));
    }

    private static BatchRecord withRubric(BatchRecord batch, @Nullable String version) {
        BatchWork.Grading grading = batch.grading();
        return grading == null || version == null ? batch : batch.doing(grading.by(version));
    }

    @Override
    public boolean asked(Attempt attempt, Ask ask) {
        StorableText.check("the answer", ask.answer());
        return whileHolding(attempt, () -> {
            if (asks.keep(attempt.job(), ask)) {
                count(attempt.job(), ask);
            }
        });
    }

    private void count(JobId job, Ask ask) {
        client.sql("""
            update batch_items set
                asks = asks + 1,
                prompt_tokens = prompt_tokens + :promptTokens,
                cached_tokens = cached_tokens + coalesce(:cachedTokens, 0),
                answer_tokens = answer_tokens + :answerTokens,
                spent_ms = spent_ms + :spent
            where job = :job
            """)
                .param("promptTokens", ask.promptTokens())
                .param("cachedTokens", ask.cachedTokens())
                .param("answerTokens", ask.answerTokens())
                .param("spent", ask.took().toMillis())
                .param("job", job.value())
                .update();
    }

    @Override
    public boolean conclude(Attempt attempt, Conclusion conclusion) {
        return whileHolding(attempt, () -> client.sql("""
            with item as materialized (
                select batch, nth, revision + 1 as next, rubric_version, ask_again, draft_revision
                from batch_items
                where job = :job and concluded_job is distinct from job
                for no key update
            ),
            graded as (
                insert into grades (batch, nth, revision, source, rubric_version, grade, job, rehearsal)
                select i.batch, i.nth, i.next, 'model', i.rubric_version, :grade::json, :job,
                    exists (select from grading_asks a where a.job = :job and a.rehearsal)
                    -- of which the criteria that were not asked again are taken
                    or i.ask_again is not null and exists (
                        select from grades d
                        where d.batch = i.batch and d.nth = i.nth and d.revision = i.draft_revision
                            and d.rehearsal)
                from item i where :grade::text is not null
                returning revision
            )
            update batch_items i set
                concluded_job = i.job,
                revision = coalesce(g.revision, i.revision),
                draft_revision = coalesce(g.revision, i.draft_revision),
                unusable_reason = :unusable,
                flags = :flags,
                expected_gain = :gain,
                reply = coalesce(:reply::json, i.reply)
            from item left join graded g on true
            where i.batch = item.batch and i.nth = item.nth
            """)
                .param("job", attempt.job().value())
                .param("grade", conclusion.grade())
                .param("unusable", conclusion.unusable())
                .param("flags", conclusion.flags().toArray(String[]::new))
                .param("gain", conclusion.expectedGain())
                .param("reply", conclusion.reply())
                .update());
    }

    /** No other attempt can begin, and no sweeper can end the job, before this is committed. */
    private boolean whileHolding(Attempt attempt, Runnable deed) {
        return database.transaction(() -> {
            boolean held = client.sql("""
                select true from jobs where id = :job and attempt = :attempt and state = 'running' for share
                """)
                    .param("job", attempt.job().value())
                    .param("attempt", attempt.number())
                    .query(Boolean.class)
                    .optional()
                    .isPresent();
            if (held) {
                deed.run();
            }
            return held;
        });
    }
}
