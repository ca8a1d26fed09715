package dev.codementor.api.appeals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.AppealLedger.Appeal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A student's appeal, as instructors see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Appeal")
record AppealView(
        UUID id,
        @Schema(type = "string", format = "uuid") BatchId batch,
        String customId,
        String criterion,
        String reason,
        @Schema(description = "Subject of the student") String by,
        Instant at,
        @Nullable Answer answer) {

    @Schema(name = "AppealAnswer")
    record Answer(
            boolean accepted,
            String text,

            @Schema(description = "Subject of the person who answered")
            String by,

            Instant at) {}

    static AppealView of(Appeal appeal) {
        Appeal.Answer answer = appeal.answer();
        return new AppealView(
                appeal.id(),
                appeal.batch(),
                appeal.customId(),
                appeal.criterion(),
                appeal.reason(),
                appeal.by(),
                appeal.at(),
                answer == null ? null : new Answer(answer.accepted(), answer.text(), answer.by(), answer.at()));
    }
}
