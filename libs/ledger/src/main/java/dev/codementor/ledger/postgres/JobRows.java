package dev.codementor.ledger.postgres;

import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.JobReader.TextSnapshot;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.Answer;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Standing;
import dev.codementor.ledger.JobRecord.Timeline;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.JobRequest;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.SettledJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table {@code jobs}. */
final class JobRows {

    private JobRows() {}

    static JobRecord job(ResultSet row, int number) throws SQLException {
        return readJob(row);
    }

    static JobRecord readJob(ResultSet row) throws SQLException {
        return new JobRecord(
                id(row, "id"),
                new JobRequest(
                        JobKind.ofWireName(text(row, "kind")),
                        text(row, "course"),
                        text(row, "owner"),
                        row.getString("conversation"),
                        text(row, "prompt"),
                        row.getString("requested_model")),
                new Standing(
                        JobState.ofWireName(text(row, "state")),
                        row.getInt("attempt"),
                        row.getInt("spared"),
                        row.getObject("cancel_requested_at") != null,
                        failure(row)),
                new Answer(row.getInt("epoch"), text(row, "text"), modelUse(row), usage(row)),
                new Timeline(
                        time(row, "accepted_at"),
                        instant(row, "queued_at"),
                        instant(row, "started_at"),
                        instant(row, "first_chunk_at"),
                        instant(row, "settled_at")));
    }

    static TextSnapshot snapshot(ResultSet row, int number) throws SQLException {
        return new TextSnapshot(
                id(row, "id"),
                text(row, "owner"),
                JobState.ofWireName(text(row, "state")),
                row.getInt("epoch"),
                text(row, "text"),
                failure(row));
    }

    static SettledJob settled(ResultSet row, int number) throws SQLException {
        return new SettledJob(
                id(row, "id"),
                text(row, "owner"),
                JobState.ofWireName(text(row, "state")),
                row.getInt("epoch"),
                row.getInt("text_length"),
                failure(row));
    }

    /** From the columns {@code job}, {@code kind} and {@code owner}. */
    static ReleasedJob released(ResultSet row, int number) throws SQLException {
        return readReleased(row);
    }

    static ReleasedJob readReleased(ResultSet row) throws SQLException {
        String owner = text(row, "owner");
        return new ReleasedJob(id(row, "job"), JobKind.ofWireName(text(row, "kind")), owner, owner);
    }

    static JobId id(ResultSet row, String column) throws SQLException {
        UUID value = row.getObject(column, UUID.class);
        if (value == null) {
            throw new SQLException("no " + column);
        }
        return new JobId(value);
    }

    static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            throw new SQLException("no " + column);
        }
        return value;
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        Instant value = instant(row, column);
        if (value == null) {
            throw new SQLException("no " + column);
        }
        return value;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable Failure failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        return code == null ? null : new Failure(code, text(row, "failure_message"));
    }

    static @Nullable ModelUse modelUse(ResultSet row) throws SQLException {
        String model = row.getString("model");
        return model == null ? null : new ModelUse(model, row.getString("model_digest"), row.getBoolean("rehearsal"));
    }

    private static @Nullable Usage usage(ResultSet row) throws SQLException {
        Integer answerTokens = row.getObject("answer_tokens", Integer.class);
        return answerTokens == null
                ? null
                : new Usage(row.getInt("prompt_tokens"), row.getObject("cached_tokens", Integer.class), answerTokens);
    }
}
