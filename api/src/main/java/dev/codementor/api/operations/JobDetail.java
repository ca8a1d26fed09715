package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.ledger.operations.OperationsReader.AttemptLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All about a job but what people wrote, which only a course's instructors may read here. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OperatorJob")
record JobDetail(
        JobsPage.Line job,

        @Schema(description = "In the order of time") List<Step> timeline,

        @Schema(description = "Oldest first") List<Attempt> attempts,

        @Schema(description = "When it expires, if nobody has begun by then")
        Instant expires,

        @Schema(description = "Whether somebody wants it cancelled")
        boolean cancelRequested,

        @Schema(description = "How often it was sent to its queue again, as its message seemed lost")
        int resends,

        @Schema(description = "Why it waits: the pause of its queue or course") @Nullable
        PauseView paused,

        @Schema(description = "The model that was asked for; absent for the workers' own") @Nullable
        String requestedModel,

        @Nullable String model,

        @Schema(description = "Whether the text comes from the rehearsal server and not from a model")
        boolean rehearsal,

        @Nullable Integer promptTokens,
        @Nullable Integer cachedTokens,
        @Nullable Integer answerTokens,

        @Schema(description = "What operators did to it, newest first")
        List<AuditPage.Entry> actions,

        @Schema(description = "Absent unless the caller is an instructor of the course") @Nullable
        Text text) {

    @Schema(name = "OperatorJobStep")
    record Step(
            @Schema(description = "accepted, released, sent, queued, started, attempt, firstChunk, settled")
            String phase,

            Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OperatorJobAttempt")
    record Attempt(
            int attempt,

            @Schema(description = "Absent when it is not known") @Nullable
            String worker,

            @Nullable Instant started,

            @Schema(description = "Absent while it goes on") @Nullable
            Instant ended,

            @Schema(description = "running, lost (its lease ran out), fault, or how the job ended")
            String ending,

            @Schema(description = "What failed") @Nullable String cause,

            @Schema(description = "The model server's own words") @Nullable
            String words) {

        static Attempt of(AttemptLine line) {
            return new Attempt(
                    line.attempt(),
                    line.worker(),
                    line.started(),
                    line.ended(),
                    line.ending(),
                    line.cause(),
                    line.words());
        }
    }

    @Schema(name = "OperatorJobText")
    record Text(String prompt, String answer) {}
}
