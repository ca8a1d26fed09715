package dev.codementor.api.batches.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.codementor.api.batches.estimates.Estimate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A batch as instructors of its course see it. Unknown values are absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Batch")
public record BatchView(
        @JsonUnwrapped BatchStanding standing,
        @JsonUnwrapped Attention attention,
        @JsonUnwrapped Method method,

        @Schema(description = "The files and submissions that the upload left out, and why")
        UploadReport report,

        @JsonUnwrapped Forecast forecast,
        Figures figures,
        @JsonUnwrapped Spending spending,
        Timeline timeline,
        Links links,

        @Schema(description = "How many items will be asked again; only in the answers of 'retry-failed' and 'regrade'")
        @Nullable
        Integer askedAgain) {

    public BatchView askedAgain(int items) {
        return new BatchView(standing, attention, method, report, forecast, figures, spending, timeline, links, items);
    }

    /** Items that are being worked on or need a person's look. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attention(
            @Schema(description = "Items that a worker holds")
            int running,

            @Schema(description = "Items with a flag that no person has graded yet")
            int flagged,

            @Schema(description = "Items whose grade is a person's")
            int reviewed,

            @Schema(description = "Items with a grade, a draft or a person's; of completions, those with a reply")
            int graded,

            @Schema(description = "Items of which no answer could be used, so that they have no grade")
            int unusable,

            @Schema(description = "Those items by the reason, the most frequent reason first")
            List<Reason> unusableReasons,

            @Schema(description = "What a person can do about a paused batch; absent when there is nothing to say")
            @Nullable
            String advice,

            @Schema(description = "Items whose draft was made by an older version of the rubric")
            int stale) {

        /** @param items how many */
        @Schema(name = "BatchUnusableReason")
        record Reason(
                @Schema(description = "As the items name it")
                String reason,

                int items) {}
    }

    /** How items are graded or answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Method(
            @Schema(description = "Digest of the rubric that counts; absent for completions") @Nullable
            String rubricVersion,

            @Schema(description = "The requested model; absent for the workers' default") @Nullable
            String model,

            @Schema(description = "Whether some answers come from the rehearsal server and not from a model")
            boolean rehearsal,

            @Schema(types = "object", description = "How items are graded")
            JsonNode plan) {}

    /** Its estimates, at the upload and now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Forecast(
            @Schema(description = "The estimate at the upload, for comparison with the figures afterwards")
            Estimate estimate,

            @Schema(description = "The time for all unsettled items; absent when all are settled") @Nullable
            Estimate remaining,

            @Schema(description = "When started items are expected to be settled; absent when nothing is worked on")
            @Nullable
            Instant eta) {}

    /** Its limit of model time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Spending(
            @Nullable Long spendCapSeconds,

            @Schema(
                    description = "Whether the cap is below the estimate, nearly reached, or reached",
                    allowableValues = {"below-estimate", "near", "reached"})
            @Nullable
            String spendWarning) {}

    /** The models' work on it so far. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchFigures")
    record Figures(
            int asks,
            long promptTokens,

            @Schema(description = "Of these, how many were in the model server's cache; 0 also when no server has told")
            long cachedTokens,

            @Schema(description = "Their share; absent when no server has told") @Nullable
            Double cachedShare,

            long answerTokens,
            double modelSeconds,

            @Schema(description = "From the start to the end of the latest settled item; absent before that") @Nullable
            Long seconds) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchTimeline")
    record Timeline(
            Instant created,
            @Nullable Instant started,
            @Nullable Instant expires,
            @Nullable Instant finished,
            @Nullable Instant released) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchLinks")
    record Links(String self, String items, @Nullable String rubric, String results, String events) {}
}
