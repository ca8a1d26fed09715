package dev.codementor.api.released;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.ledger.batches.AppealLedger.Appeal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A student's appeal, as the student sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StudentAppeal")
record StudentAppeal(
        UUID id,
        String criterion,
        String reason,
        Instant at,

        @Schema(description = "Absent until somebody has answered") @Nullable
        Answer answer) {

    @Schema(name = "StudentAppealAnswer")
    record Answer(boolean accepted, String text, Instant at) {}

    static StudentAppeal of(Appeal appeal) {
        Appeal.Answer answer = appeal.answer();
        return new StudentAppeal(
                appeal.id(),
                appeal.criterion(),
                appeal.reason(),
                appeal.at(),
                answer == null ? null : new Answer(answer.accepted(), answer.text(), answer.at()));
    }
}
