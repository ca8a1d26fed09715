package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.NewBatch.NewRubric;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps every rubric that a batch ever had. */
final class RubricRows {

    private final JdbcClient client;

    RubricRows(JdbcClient client) {
        this.client = client;
    }

    void keep(BatchId batch, NewRubric rubric, String by) {
        client.sql("""
                        insert into batch_rubrics (batch, version, rubric, uploaded_by)
                        values (:batch, :version, :rubric, :by)
                        on conflict (batch, version) do nothing
                        """)
                .param("batch", batch.value())
                .param("version", rubric.version())
                .param("rubric", rubric.canonical())
                .param("by", by)
                .update();
    }
}
