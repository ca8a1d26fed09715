package dev.codementor.ledger.postgres;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchRecord.Timeline;
import dev.codementor.ledger.batches.BatchState;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.ledger.batches.PauseReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table {@code batches}. */
final class BatchRows {

    /** Columns of batches {@code b}, named {@code b_…} so that they do not hide columns of other tables. */
    static final String COLUMNS = String.join(
            ", ",
            List.of(
                            "id",
                            "owner",
                            "course",
                            "assignment",
                            "state",
                            "pause_reason",
                            "model",
                            "plan",
                            "rubric_version",
                            "nonce",
                            "canary",
                            "roster_key",
                            "report",
                            "size",
                            "started",
                            "spend_cap_ms",
                            "created_at",
                            "started_at",
                            "expires_at",
                            "released_at",
                            "released_by")
                    .stream()
                    .map(column -> "b." + column + " as b_" + column)
                    .toList());

    private BatchRows() {}

    static BatchRecord batch(ResultSet row, int number) throws SQLException {
        return readBatch(row, "");
    }

    /** From columns whose names begin with the prefix. */
    static BatchRecord readBatch(ResultSet row, String prefix) throws SQLException {
        String pauseReason = row.getString(prefix + "pause_reason");
        Long spendCap = row.getObject(prefix + "spend_cap_ms", Long.class);
        return new BatchRecord(
                id(row, prefix + "id"),
                JobRows.text(row, prefix + "owner"),
                JobRows.text(row, prefix + "course"),
                JobRows.text(row, prefix + "assignment"),
                BatchState.valueOf(upper(JobRows.text(row, prefix + "state"))),
                pauseReason == null ? null : PauseReason.valueOf(upper(pauseReason)),
                row.getString(prefix + "model"),
                work(row, prefix),
                JobRows.text(row, prefix + "report"),
                row.getInt(prefix + "size"),
                row.getInt(prefix + "started"),
                spendCap == null ? null : Duration.ofMillis(spendCap),
                new Timeline(
                        JobRows.time(row, prefix + "created_at"),
                        JobRows.instant(row, prefix + "started_at"),
                        JobRows.instant(row, prefix + "expires_at"),
                        JobRows.instant(row, prefix + "released_at")),
                row.getString(prefix + "released_by"));
    }

    /** Only gradings have a rubric. */
    private static BatchWork work(ResultSet row, String prefix) throws SQLException {
        String rubricVersion = row.getString(prefix + "rubric_version");
        return rubricVersion == null
                ? new BatchWork.Completions()
                : new BatchWork.Grading(
                        JobRows.text(row, prefix + "plan"),
                        rubricVersion,
                        JobRows.text(row, prefix + "nonce"),
                        JobRows.text(row, prefix + "canary"),
                        row.getString(prefix + "roster_key"));
    }

    /** From the columns that {@link #COUNTS} makes. */
    static BatchCounts readCounts(ResultSet row) throws SQLException {
        return new BatchCounts(
                row.getInt("processing"),
                row.getInt("succeeded"),
                row.getInt("failed"),
                row.getInt("cancelled"),
                row.getInt("expired"));
    }

    /** Counts items {@code i} by state. */
    static final String COUNTS = """
        count(*) filter (where i.state = 'processing') as processing,
        count(*) filter (where i.state = 'succeeded') as succeeded,
        count(*) filter (where i.state = 'failed') as failed,
        count(*) filter (where i.state = 'cancelled') as cancelled,
        count(*) filter (where i.state = 'expired') as expired
        """;

    static BatchId id(ResultSet row, String column) throws SQLException {
        return new BatchId(Objects.requireNonNull(row.getObject(column, UUID.class)));
    }

    static @Nullable JobId job(ResultSet row, String column) throws SQLException {
        UUID job = row.getObject(column, UUID.class);
        return job == null ? null : new JobId(job);
    }

    static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
