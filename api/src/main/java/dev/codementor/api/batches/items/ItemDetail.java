package dev.codementor.api.batches.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.codementor.api.grades.GradeView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An item with everything that a person needs to grade it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BatchItemDetail")
record ItemDetail(
        @JsonUnwrapped ItemView item,

        @Schema(description = "The original submission; absent for completions") @Nullable
        List<File> files,

        @Schema(types = "object", description = "The program's request; absent for gradings") @Nullable
        JsonNode request,

        @Schema(types = "object", description = "The model's reply; absent for gradings and before there is one")
        @Nullable
        JsonNode reply,

        @Schema(types = "array", description = "Text in the submission that addresses its grader")
        JsonNode findings,

        @Schema(description = "The model's latest grade, with its evidence in the original files") @Nullable
        GradeView draft,

        @Schema(description = "A person's grade, which counts") @Nullable
        GradeView review,

        @Schema(description = "What models answered, the latest 20 answers in their order")
        List<Answer> answers,

        List<Appeal> appeals,
        @Nullable Model model,
        Spending spending) {

    @Schema(name = "SubmissionFile")
    record File(String name, String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ItemAppeal")
    record Appeal(
            UUID id,
            String criterion,
            String reason,
            @Schema(description = "Subject of the student") String by,
            Instant at,
            @Nullable Answer answer) {

        @Schema(name = "ItemAppealAnswer")
        record Answer(boolean accepted, String text, String by, Instant at) {}
    }

    /** One answer of a model as it came, without its thoughts. */
    @Schema(name = "ItemAnswer")
    record Answer(
            Instant at,

            @Schema(
                    description =
                            "The draft, the copy without the student's words, another opinion, or a program's reply",
                    allowableValues = {"draft", "copy", "sample", "completion"})
            String purpose,

            String model,

            @Schema(description = "How it was sampled, under the model server's names")
            Map<String, String> options,

            @Schema(description = "Whether it gave all that it was asked for")
            boolean usable,

            @Schema(description = "Whether it reached its limit of tokens")
            boolean cutOff,

            @Schema(description = "What it did not give, as the model was told")
            List<String> faults,

            @Schema(description = "The first 20,000 characters of it")
            String text) {}

    /** Which model answered last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ItemModel")
    record Model(String name, @Nullable String digest, boolean rehearsal) {}

    @Schema(name = "ItemSpending")
    record Spending(
            int asks,
            long promptTokens,

            @Schema(description = "0 also when no model server has told")
            long cachedTokens,

            long answerTokens,
            double modelSeconds) {}
}
