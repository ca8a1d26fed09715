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

        @Schema(description = "The question") String prompt,

        JobState state,

        @Schema(description = "Jobs that wait before it, plus one; absent when it does not wait") @Nullable
        Integer position,

        @Schema(description = "When the answer is expected to begin; absent when that cannot be estimated") @Nullable
        Instant eta,

        @Schema(description = "Absent unless it waits because an operator paused its queue or course") @Nullable
        Paused paused,

        @Schema(description = "Why no worker takes jobs now; absent when one does, or when the job does not wait")
        @Nullable
        Waiting waiting,

        @Schema(description = "The attempt that wrote the text; 0 before the first")
        int epoch,

        @Schema(description = "The text so far") String text,

        @Schema(description = "The whole answer; only when answered") @Nullable
        String answer,

        @Nullable Failure failure,

        @Schema(description = "The model that answers; absent while that is undecided") @Nullable
        String model,

        @Schema(description = "Whether the text comes from the rehearsal server and not from a model")
        boolean rehearsal,

        @Nullable Usage usage,
        Timeline timeline,

        @Schema(description = "How often a worker has begun; 0 before the first time")
        int attempt,

        @Schema(description = "The owner's feedback; absent until there is some") @Nullable
        Feedback feedback) {

    @Schema(name = "JobWaiting")
    record Waiting(
            @Schema(
                    description = "'paused', 'model-downloading', 'model-away', 'model-failing', 'model-missing' or"
                            + " 'no-worker'; later versions may add some")
            String code,

            @Schema(description = "What it means, for the student")
            String message,

            @Schema(description = "The job expires then if nothing changes")
            Instant until) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JobPause")
    record Paused(
            @Schema(description = "The operator's words; absent when there are none") @Nullable
            String reason,

            Instant since) {}

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
