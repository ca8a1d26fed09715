package dev.codementor.ledger.postgres;

import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.HandedIn;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ItemRecord.Grades;
import dev.codementor.ledger.batches.ItemRecord.Processing;
import dev.codementor.ledger.batches.ItemRecord.Spending;
import dev.codementor.ledger.batches.ItemState;
import dev.codementor.ledger.batches.ItemStudent;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads items with the grades that count, and single grades. */
final class ItemRows {

    /** Columns of an item, for {@link #FROM}. */
    static final String COLUMNS =
            "i.*, coalesce(j.state = 'running', false) as running, " + gradeColumns("d") + ", " + gradeColumns("r");

    /** Items {@code i} with their jobs, drafts and reviews. */
    static final String FROM = """
        batch_items i
            left join jobs j on j.id = i.job
            left join grades d on d.batch = i.batch and d.nth = i.nth and d.revision = i.draft_revision
            left join grades r on r.batch = i.batch and r.nth = i.nth and r.revision = i.review_revision
        """;

    private ItemRows() {}

    /** Columns of a grade, named after its table. */
    static String gradeColumns(String table) {
        return "%1$s.revision as %1$s_revision, %1$s.source as %1$s_source, %1$s.rubric_version as %1$s_rubric_version, "
                        .formatted(table)
                + "%1$s.grade as %1$s_grade, %1$s.by as %1$s_by, %1$s.note as %1$s_note, %1$s.job as %1$s_job, "
                        .formatted(table)
                + "%1$s.at as %1$s_at, %1$s.receipt as %1$s_receipt, %1$s.rehearsal as %1$s_rehearsal".formatted(table);
    }

    static ItemRecord item(ResultSet row, int number) throws SQLException {
        return readItem(row);
    }

    static ItemRecord readItem(ResultSet row) throws SQLException {
        return new ItemRecord(
                BatchRows.id(row, "batch"),
                row.getInt("nth"),
                JobRows.text(row, "custom_id"),
                new ItemStudent(
                        JobRows.text(row, "student"), JobRows.text(row, "student_name"), texts(row, "student_aliases")),
                new HandedIn(
                        row.getBoolean("late"),
                        JobRows.text(row, "original_key"),
                        JobRows.text(row, "blind_key"),
                        JobRows.text(row, "digest"),
                        row.getInt("estimated_tokens"),
                        JobRows.text(row, "findings")),
                processing(row),
                texts(row, "flags"),
                new Grades(
                        row.getInt("revision"),
                        row.getString("d_source") == null ? null : readGrade(row, "d_"),
                        row.getObject("expected_gain", Double.class),
                        row.getString("r_source") == null ? null : readGrade(row, "r_")),
                row.getString("reply"));
    }

    private static Processing processing(ResultSet row) throws SQLException {
        return new Processing(
                ItemState.valueOf(BatchRows.upper(JobRows.text(row, "state"))),
                BatchRows.job(row, "job"),
                row.getBoolean("running"),
                JobRows.failure(row),
                row.getString("unusable_reason"),
                JobRows.modelUse(row),
                new Spending(
                        row.getInt("asks"),
                        row.getLong("prompt_tokens"),
                        row.getLong("cached_tokens"),
                        row.getLong("answer_tokens"),
                        Duration.ofMillis(row.getLong("spent_ms"))),
                JobRows.instant(row, "settled_at"));
    }

    static GradeRecord grade(ResultSet row, int number) throws SQLException {
        return readGrade(row, "");
    }

    /** From columns whose names begin with the prefix. */
    static GradeRecord readGrade(ResultSet row, String prefix) throws SQLException {
        return new GradeRecord(
                row.getInt(prefix + "revision"),
                GradeRecord.Source.valueOf(BatchRows.upper(JobRows.text(row, prefix + "source"))),
                JobRows.text(row, prefix + "rubric_version"),
                row.getString(prefix + "grade"),
                row.getString(prefix + "by"),
                row.getString(prefix + "note"),
                BatchRows.job(row, prefix + "job"),
                JobRows.time(row, prefix + "at"),
                row.getObject(prefix + "receipt", Long.class),
                row.getBoolean(prefix + "rehearsal"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        List<String> found = textsOrNull(row, column);
        if (found == null) {
            throw new SQLException("no " + column);
        }
        return found;
    }

    static @Nullable List<String> textsOrNull(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : Arrays.asList((String[]) array.getArray());
    }
}
