package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Purpose;
import dev.codementor.ledger.batches.ItemAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps questions to the model and their answers. */
final class AskRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> OPTIONS = new TypeReference<>() {};

    private final JdbcClient client;

    AskRows(JdbcClient client) {
        this.client = client;
    }

    List<Ask> of(JobId job) {
        return client.sql("select * from grading_asks where job = :job order by ordinal")
                .param("job", job.value())
                .query(AskRows::ask)
                .list();
    }

    /** The latest of an item's, of all its jobs, in the order in which they were asked. */
    List<ItemAnswer> of(BatchId batch, int nth, int most) {
        return client.sql("""
            select * from (
                select * from grading_asks where batch = :batch and nth = :nth
                order by asked_at desc, ordinal desc limit :most) a
            order by asked_at, ordinal
            """)
                .param("batch", batch.value())
                .param("nth", nth)
                .param("most", most)
                .query((row, number) -> new ItemAnswer(ask(row, number), JobRows.time(row, "asked_at")))
                .list();
    }

    private static Ask ask(ResultSet row, int number) throws SQLException {
        return new Ask(
                row.getInt("ordinal"),
                Purpose.valueOf(BatchRows.upper(JobRows.text(row, "purpose"))),
                JobRows.text(row, "prompt_digest"),
                JobRows.text(row, "answer"),
                row.getBoolean("cut_off"),
                row.getBoolean("usable"),
                ItemRows.texts(row, "faults"),
                Objects.requireNonNull(JobRows.modelUse(row)),
                JSON.readValue(JobRows.text(row, "options"), OPTIONS),
                row.getInt("prompt_tokens"),
                row.getObject("cached_tokens", Integer.class),
                row.getInt("answer_tokens"),
                Duration.ofMillis(row.getLong("took_ms")));
    }

    /** @return false when it was kept before */
    boolean keep(JobId job, Ask ask) {
        int kept = client.sql("""
            insert into grading_asks (job, ordinal, batch, nth, purpose, prompt_digest, answer, cut_off, usable,
                faults,                model, model_digest, rehearsal, options, prompt_tokens, cached_tokens, answer_tokens, took_ms)
            select :job, :ordinal, batch, nth, :purpose, :promptDigest, :answer, :cutOff, :usable,
                :faults,                :model, :modelDigest, :rehearsal, :options::json, :promptTokens, :cachedTokens, :answerTokens,
                :took
            from batch_items where job = :job
            on conflict (job, ordinal) do nothing
            """)
                .param("job", job.value())
                .param("ordinal", ask.ordinal())
                .param("purpose", BatchRows.lower(ask.purpose()))
                .param("promptDigest", ask.promptDigest())
                .param("answer", ask.answer())
                .param("cutOff", ask.cutOff())
                .param("usable", ask.usable())
                .param("faults", ask.faults().toArray(String[]::new))
                .param("model", ask.model().model())
                .param("modelDigest", ask.model().digest())
                .param("rehearsal", ask.model().rehearsal())
                .param("options", JSON.writeValueAsString(new TreeMap<>(ask.options())))
                .param("promptTokens", ask.promptTokens())
                .param("cachedTokens", ask.cachedTokens())
                .param("answerTokens", ask.answerTokens())
                .param("took", ask.took().toMillis())
                .update();
        return kept > 0;
    }
}
