package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchControl.Recount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes grades whose points were counted again. Must be called within a transaction that has locked the batch. */
final class Recounts {

    private final LedgerDatabase database;
    private final JdbcClient client;

    Recounts(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
    }

    private record Standing(
            int revision, @Nullable Integer draft, @Nullable Integer review) {

        Standing recounted(int former) {
            int next = revision + 1;
            return Objects.equals(draft, former) ? new Standing(next, next, review) : new Standing(next, draft, next);
        }

        boolean counts(int grade) {
            return Objects.equals(draft, grade) || Objects.equals(review, grade);
        }
    }

    void write(BatchId batch, String rubricVersion, List<Recount> recounts) {
        Map<Integer, Standing> standing = lock(batch, recounts);
        Map<Integer, Standing> changed = new HashMap<>();
        List<@Nullable Object[]> grades = new ArrayList<>();
        for (Recount recount : recounts) {
            Standing now = standing.get(recount.nth());
            if (now != null && now.counts(recount.expectedRevision())) {
                Standing next = now.recounted(recount.expectedRevision());
                standing.put(recount.nth(), next);
                changed.put(recount.nth(), next);
                grades.add(new Object[] {
                    next.revision(),
                    rubricVersion,
                    recount.grade(),
                    batch.value(),
                    recount.nth(),
                    recount.expectedRevision()
                });
            }
        }
        database.template().batchUpdate("""
            insert into grades (batch, nth, revision, source, rubric_version, grade, by, note, replaces, rehearsal)
            select batch, nth, ?, 'recount', ?, ?::json, by, note, replaces, rehearsal
            from grades where batch = ? and nth = ? and revision = ?
            """, grades);
        database.template()
                .batchUpdate(
                        """
                        update batch_items set revision = ?, draft_revision = ?, review_revision = ? where batch = ? and nth = ?
                        """,
                        changed.entrySet().stream()
                                .map(item -> columns(batch, item.getKey(), item.getValue()))
                                .toList());
    }

    private static @Nullable Object[] columns(BatchId batch, int nth, Standing standing) {
        return new Object[] {standing.revision(), standing.draft(), standing.review(), batch.value(), nth};
    }

    /** In the order of jobs, which is the order in which settlements lock them. */
    private Map<Integer, Standing> lock(BatchId batch, List<Recount> recounts) {
        Map<Integer, Standing> standing = new HashMap<>();
        client.sql("""
            select nth, revision, draft_revision, review_revision from batch_items
            where batch = :batch and nth = any(:items) order by job, nth for no key update
            """)
                .param("batch", batch.value())
                .param("items", recounts.stream().map(Recount::nth).toArray(Integer[]::new))
                .query(row -> {
                    standing.put(
                            row.getInt("nth"),
                            new Standing(
                                    row.getInt("revision"),
                                    row.getObject("draft_revision", Integer.class),
                                    row.getObject("review_revision", Integer.class)));
                });
        return standing;
    }
}
