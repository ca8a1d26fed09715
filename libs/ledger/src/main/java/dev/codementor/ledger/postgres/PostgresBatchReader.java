package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchFigures;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.ItemAnswer;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ItemState;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers queries about batches. Each answer is one statement, so it shows one moment. */
final class PostgresBatchReader implements BatchReader {

    /** Enough for an average, and recent enough to follow a change of machine. */
    private static final int LATEST_ASKS = 200;

    private static final TypeReference<TreeMap<String, Integer>> REASONS = new TypeReference<>() {};

    private final JdbcClient client;

    PostgresBatchReader(LedgerDatabase database) {
        this.client = database.client();
    }

    @Override
    public Optional<BatchRecord> find(BatchId batch) {
        return client.sql("select * from batches where id = :id and state <> 'receiving'")
                .param("id", batch.value())
                .query(BatchRows::batch)
                .optional();
    }

    @Override
    public List<BatchRecord> find(Collection<BatchId> batches) {
        return client.sql("select * from batches where id = any(:ids) and state <> 'receiving' order by id")
                .param("ids", batches.stream().map(BatchId::value).toArray(UUID[]::new))
                .query(BatchRows::batch)
                .list();
    }

    @Override
    public List<BatchRecord> inCourses(Set<String> courses, @Nullable BatchId before, int limit) {
        checkLimit(limit, 200);
        return client.sql("select * from batches where course = any(:courses) and state <> 'receiving'"
                        + (before == null ? "" : " and id < :before") + " order by id desc limit :limit")
                .param("courses", courses.toArray(String[]::new))
                .param("before", before == null ? null : before.value())
                .param("limit", limit)
                .query(BatchRows::batch)
                .list();
    }

    @Override
    public BatchFigures figures(BatchId batch) {
        return client.sql("select " + BatchRows.COUNTS + """
            , count(*) filter (where j.state = 'running') as running,
                count(*) filter (where cardinality(i.flags) > 0 and i.review_revision is null) as flagged,
                count(i.review_revision) as reviewed,
                count(*) filter (where coalesce(i.draft_revision, i.review_revision) is not null or i.reply is not null) as graded,
                (select json_object_agg(r.reason, r.items) from (
                    select coalesce(u.unusable_reason, 'unknown') as reason, count(*) as items from batch_items u
                    where u.batch = :id and u.rubric_version is not null and u.state = 'succeeded' and u.draft_revision is null
                        and u.review_revision is null
                    group by 1) r) as unusable,
                count(*) filter (where d.rubric_version <> b.rubric_version) as stale,
                coalesce(sum(i.asks), 0) as asks,
                coalesce(sum(i.prompt_tokens), 0) as prompt_tokens,
                coalesce(sum(i.cached_tokens), 0) as cached_tokens,
                coalesce(sum(i.answer_tokens), 0) as answer_tokens,
                coalesce(sum(i.spent_ms), 0) as spent_ms,
                coalesce(sum(i.estimated_tokens), 0) as estimated_tokens,
                coalesce(sum(i.estimated_tokens) filter (where i.state <> 'processing'), 0) as settled_tokens,
                max(i.settled_at) as last_settled,
                count(*) filter (where coalesce(d.rehearsal, i.rehearsal)) as rehearsed,
                count(*) filter (where d.rehearsal and i.review_revision is null) as rehearsal_grades
            from batches b
                join batch_items i on i.batch = b.id
                left join jobs j on j.id = i.job and i.state = 'processing'
                left join grades d on d.batch = i.batch and d.nth = i.nth and d.revision = i.draft_revision
            where b.id = :id and b.state <> 'receiving'
            """)
                .param("id", batch.value())
                .query((row, number) -> new BatchFigures(
                        BatchRows.readCounts(row),
                        row.getInt("running"),
                        row.getInt("flagged"),
                        row.getInt("reviewed"),
                        row.getInt("graded"),
                        unusable(row.getString("unusable")),
                        row.getInt("stale"),
                        row.getInt("asks"),
                        row.getLong("prompt_tokens"),
                        row.getLong("cached_tokens"),
                        row.getLong("answer_tokens"),
                        Duration.ofMillis(row.getLong("spent_ms")),
                        row.getLong("estimated_tokens"),
                        row.getLong("settled_tokens"),
                        JobRows.instant(row, "last_settled"),
                        row.getInt("rehearsed"),
                        row.getInt("rehearsal_grades")))
                .single();
    }

    /** Completions have no grades, and so none that are missing. */
    private static Map<String, Integer> unusable(@Nullable String reasons) {
        return reasons == null ? Map.of() : JsonMapper.shared().readValue(reasons, REASONS);
    }

    @Override
    public Map<BatchId, BatchCounts> counts(Collection<BatchId> batches) {
        Map<BatchId, BatchCounts> found = new HashMap<>();
        if (!batches.isEmpty()) {
            client.sql("select i.batch, " + BatchRows.COUNTS + """
                from batches b join batch_items i on i.batch = b.id
                where b.id = any(:ids) and b.state <> 'receiving'
                group by i.batch
                """)
                    .param("ids", batches.stream().map(BatchId::value).toArray(UUID[]::new))
                    .query(row -> {
                        found.put(BatchRows.id(row, "batch"), BatchRows.readCounts(row));
                    });
        }
        return found;
    }

    @Override
    public Optional<String> rubric(BatchId batch) {
        return client.sql("""
            select r.rubric from batches b
                join batch_rubrics r on r.batch = b.id and r.version = b.rubric_version
            where b.id = :id and b.state <> 'receiving'
            """).param("id", batch.value()).query(String.class).optional();
    }

    @Override
    public Optional<String> rubric(BatchId batch, String version) {
        return client.sql("select rubric from batch_rubrics where batch = :id and version = :version")
                .param("id", batch.value())
                .param("version", version)
                .query(String.class)
                .optional();
    }

    @Override
    public List<ItemRecord> items(ItemQuery query) {
        checkLimit(query.limit(), 1_000);
        ItemState state = query.state();
        String sql = "select " + ItemRows.COLUMNS + " from " + ItemRows.FROM + " join batches b on b.id = i.batch"
                + " where i.batch = :batch and b.state <> 'receiving'"
                + (state == null ? "" : " and i.state = :state::item_state")
                + (query.flag() == null ? "" : " and :flag = any(i.flags)")
                + switch (query.order()) {
                    case UPLOAD -> " and i.nth > :after order by i.nth limit :limit";
                    case EXPECTED_GAIN -> BY_GAIN + " limit :limit offset :after";
                };
        return client.sql(sql)
                .param("batch", query.batch().value())
                .param("state", state == null ? null : state.wireName())
                .param("flag", query.flag())
                .param("after", query.after())
                .param("limit", query.limit())
                .query(ItemRows::item)
                .list();
    }

    /** For an item that ended without a grade, a person's look gains all points. */
    private static final String BY_GAIN = """
         order by i.review_revision is not null, i.state = 'processing',
            case when i.draft_revision is null then 'infinity' else i.expected_gain end desc nulls last, i.nth
        """;

    @Override
    public Optional<ItemRecord> item(BatchId batch, String customId) {
        return client.sql("select " + ItemRows.COLUMNS + " from " + ItemRows.FROM + " join batches b on b.id = i.batch"
                        + " where i.batch = :batch and i.custom_id = :customId and b.state <> 'receiving'")
                .param("batch", batch.value())
                .param("customId", customId)
                .query(ItemRows::item)
                .optional();
    }

    @Override
    public List<ItemAnswer> answers(BatchId batch, int nth, int most) {
        checkLimit(most, 100);
        return new AskRows(client).of(batch, nth, most);
    }

    @Override
    public List<ReleasedItem> releasedTo(Collection<String> studentIds, @Nullable BatchId before, int limit) {
        checkLimit(limit, 200);
        List<UUID> batches = client.sql("select distinct i.batch from " + OF_STUDENT
                        + (before == null ? "" : " and i.batch < :before")
                        + " order by i.batch desc limit :limit")
                .param("students", studentIds.toArray(String[]::new))
                .param("before", before == null ? null : before.value())
                .param("limit", limit)
                .query(UUID.class)
                .list();
        return released(studentIds, batches, null);
    }

    @Override
    public Optional<ReleasedItem> releasedTo(Collection<String> studentIds, BatchId batch, String customId) {
        return released(studentIds, List.of(batch.value()), customId).stream().findFirst();
    }

    private static final String OF_STUDENT = """
         batch_items i join batches b on b.id = i.batch
        where (i.student = any(:students) or i.student_aliases && :students::text[]) and b.released_at is not null
        """;

    private List<ReleasedItem> released(Collection<String> studentIds, List<UUID> batches, @Nullable String customId) {
        if (batches.isEmpty() || studentIds.isEmpty()) {
            return List.of();
        }
        return client.sql("select " + ItemRows.COLUMNS + ", " + BatchRows.COLUMNS + " from " + ItemRows.FROM + """
                         join batches b on b.id = i.batch
                        where (i.student = any(:students) or i.student_aliases && :students::text[])
                            and b.released_at is not null and i.batch = any(:batches)
                        """
                        + (customId == null ? "" : " and i.custom_id = :customId")
                        + " order by i.batch desc, i.nth")
                .param("students", studentIds.toArray(String[]::new))
                .param("batches", batches.toArray(UUID[]::new))
                .param("customId", customId)
                .query((row, number) -> new ReleasedItem(BatchRows.readBatch(row, "b_"), ItemRows.readItem(row)))
                .list();
    }

    @Override
    public Optional<ModelSpeed> speed(String model) {
        return client.sql("""
            select count(*) as asks, coalesce(sum(prompt_tokens), 0) as prompt_tokens,
                coalesce(sum(prompt_tokens - coalesce(cached_tokens, 0)), 0) as evaluated_tokens,
                coalesce(sum(answer_tokens), 0) as answer_tokens, coalesce(sum(took_ms), 0) as took_ms
            from (select * from grading_asks where model = :model order by asked_at desc limit :latest) a
            having count(*) > 0
            """)
                .param("model", model)
                .param("latest", LATEST_ASKS)
                .query((row, number) -> new ModelSpeed(
                        row.getInt("asks"),
                        row.getLong("prompt_tokens"),
                        row.getLong("evaluated_tokens"),
                        row.getLong("answer_tokens"),
                        Duration.ofMillis(row.getLong("took_ms"))))
                .optional();
    }

    private static void checkLimit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException("a page has 1 to " + most + " entries");
        }
    }
}
