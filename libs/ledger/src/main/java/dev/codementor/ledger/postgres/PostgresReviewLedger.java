package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ReviewLedger;
import dev.codementor.text.StorableText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds people's grades, one item at a time. */
final class PostgresReviewLedger implements ReviewLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;

    PostgresReviewLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
    }

    private record Standing(
            int nth,
            int revision,
            String rubricVersion,
            @Nullable Integer review) {}

    @Override
    public Decision review(
            BatchId batch,
            String customId,
            int expectedRevision,
            String rubricVersion,
            String grade,
            String by,
            @Nullable String note) {
        StorableText.check("the note", note);
        return decide(batch, customId, expectedRevision, standing -> {
            if (!standing.rubricVersion().equals(rubricVersion)) {
                return new Decision.Overtaken(item(batch, standing.nth()));
            }
            int revision = standing.revision() + 1;
            client.sql("""
                insert into grades (batch, nth, revision, source, rubric_version, grade, by, note, replaces)
                values (:batch, :nth, :revision, 'person', :version, :grade::json, :by, :note, :replaces)
                """)
                    .param("batch", batch.value())
                    .param("nth", standing.nth())
                    .param("revision", revision)
                    .param("version", rubricVersion)
                    .param("grade", grade)
                    .param("by", by)
                    .param("note", note)
                    .param("replaces", standing.review())
                    .update();
            return counts(batch, standing.nth(), revision, revision);
        });
    }

    @Override
    public Decision undo(BatchId batch, String customId, int expectedRevision, String by) {
        return decide(batch, customId, expectedRevision, standing -> {
            Integer review = standing.review();
            if (review == null) {
                return new Decision.NothingToUndo();
            }
            Optional<Integer> restored = replaced(batch, standing.nth(), review);
            int revision = standing.revision() + 1;
            client.sql("""
                insert into grades (batch, nth, revision, source, rubric_version, grade, by)
                select undone.batch, undone.nth, :revision, 'undo',
                    coalesce(restored.rubric_version, undone.rubric_version), restored.grade, :by
                from grades undone left join grades restored
                    on restored.batch = undone.batch and restored.nth = undone.nth
                        and restored.revision = undone.replaces
                where undone.batch = :batch and undone.nth = :nth and undone.revision = :review
                """)
                    .param("revision", revision)
                    .param("by", by)
                    .param("batch", batch.value())
                    .param("nth", standing.nth())
                    .param("review", review)
                    .update();
            return counts(batch, standing.nth(), revision, restored.orElse(null));
        });
    }

    private Optional<Integer> replaced(BatchId batch, int nth, int review) {
        return client.sql("""
            select replaces from grades
            where batch = :batch and nth = :nth and revision = :revision and replaces is not null
            """)
                .param("batch", batch.value())
                .param("nth", nth)
                .param("revision", review)
                .query(Integer.class)
                .optional();
    }

    private Decision counts(BatchId batch, int nth, int revision, @Nullable Integer review) {
        client.sql("""
            update batch_items set revision = :revision, review_revision = :review
            where batch = :batch and nth = :nth
            """)
                .param("revision", revision)
                .param("review", review)
                .param("batch", batch.value())
                .param("nth", nth)
                .update();
        return new Decision.Done(item(batch, nth));
    }

    @FunctionalInterface
    private interface Deed {
        Decision on(Standing standing);
    }

    /** Locks the batch's rubric, and locks the item against other graders and the model's conclusion. */
    private Decision decide(BatchId batch, String customId, int expectedRevision, Deed deed) {
        return database.transaction(() -> rubricVersion(batch)
                .flatMap(version -> lock(batch, customId, version))
                .map(standing -> standing.revision() == expectedRevision
                        ? deed.on(standing)
                        : new Decision.Overtaken(item(batch, standing.nth())))
                .orElseGet(Decision.Unknown::new));
    }

    private Optional<String> rubricVersion(BatchId batch) {
        return client.sql("""
            select rubric_version from batches
            where id = :id and state <> 'receiving' and shape = 'grading' for share
            """).param("id", batch.value()).query(String.class).optional();
    }

    private Optional<Standing> lock(BatchId batch, String customId, String rubricVersion) {
        return client.sql("""
            select nth, revision, review_revision from batch_items
            where batch = :batch and custom_id = :customId for no key update
            """)
                .param("batch", batch.value())
                .param("customId", customId)
                .query((row, number) -> new Standing(
                        row.getInt("nth"),
                        row.getInt("revision"),
                        rubricVersion,
                        row.getObject("review_revision", Integer.class)))
                .optional();
    }

    private ItemRecord item(BatchId batch, int nth) {
        return client.sql("select " + ItemRows.COLUMNS + " from " + ItemRows.FROM
                        + " where i.batch = :batch and i.nth = :nth")
                .param("batch", batch.value())
                .param("nth", nth)
                .query(ItemRows::item)
                .single();
    }

    @Override
    public List<GradeRecord> history(BatchId batch, String customId) {
        return client.sql("""
            select g.* from batch_items i join grades g on g.batch = i.batch and g.nth = i.nth
            where i.batch = :batch and i.custom_id = :customId order by g.revision
            """)
                .param("batch", batch.value())
                .param("customId", customId)
                .query(ItemRows::grade)
                .list();
    }
}
