package dev.codementor.api.batches.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.codementor.api.grades.GradeView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
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

    /** Which model answered last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ItemModel")
    record Model(String name, @Nullable String digest, boolean rehearsal) {}

    @Schema(name = "ItemSpending")
    record Spending(int asks, long promptTokens, long cachedTokens, long answerTokens, double modelSeconds) {}
}
