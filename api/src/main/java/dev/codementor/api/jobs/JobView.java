package dev.codementor.api.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as its owner reads it. Unknown values are absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Job")
record JobView(
        @Schema(type = "string", format = "uuid") JobId id,
        JobKind kind,
        String course,
        @Nullable String conversation,

        @Schema(description = "The question as it was asked")
        String prompt,

        JobState state,

        @Schema(description = "Jobs that wait before it, plus one; absent when it does not wait") @Nullable
        Integer position,

        @Schema(description = "When the answer is expected to begin; absent when that cannot be said") @Nullable
        Instant eta,

        @Schema(description = "The attempt that wrote the text; 0 before the first")
        int epoch,

        @Schema(description = "What is written so far") String text,

        @Schema(description = "The whole answer; only when answered") @Nullable
        String answer,

        @Nullable Failure failure,

        @Schema(description = "The model that answers; absent while that is open") @Nullable
        String model,

        @Schema(description = "Whether this is no model but the rehearsal server")
        boolean rehearsal,

        @Nullable Usage usage,
        Timeline timeline,

        @Schema(description = "How often a worker began; 0 before the first time")
        int attempt,

        @Schema(description = "What its owner thinks of it; absent until they say so") @Nullable
        Feedback feedback) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobFeedback")
    record Feedback(boolean helpful, @Nullable String comment) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobUsage")
    record Usage(int promptTokens, @Nullable Integer cachedTokens, int answerTokens) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobTimeline")
    record Timeline(
            Instant accepted,
            @Nullable Instant queued,
            @Nullable Instant started,
            @Nullable Instant firstChunk,
            @Nullable Instant settled) {}
}
