package dev.codementor.api.batches.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.Failure;
import dev.codementor.grading.drafts.NoDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of a batch, in a list. Unknown values are absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BatchItem")
record ItemView(
        @Schema(description = "Place in the upload, from 1") int nth,
        String customId,

        @Schema(description = "Id of the student; empty for completions")
        String student,

        @Nullable String studentName,
        boolean late,

        @Schema(allowableValues = {"processing", "succeeded", "failed", "cancelled", "expired"})
        String state,

        @Schema(description = "Whether a worker holds it") boolean running,
        @Nullable Failure failure,

        @Schema(description = "Why the latest answers gave no draft; absent if they gave one") @Nullable
        Unusable unusable,

        List<String> flags,

        @Schema(description = "Points that a person's look is expected to move") @Nullable
        Double expectedGain,

        @Schema(description = "Counts the grades of the item; a review names the latest")
        int revision,

        @Schema(description = "The grade as it stands; absent without one") @Nullable
        Standing grade,

        @Nullable Instant settled) {

    /** Why there is no draft. */
    @Schema(name = "BatchItemUnusable")
    record Unusable(
            @Schema(
                    description = "A stable code",
                    allowableValues = {
                        "empty",
                        "cut-off",
                        "not-json",
                        "criterion-missing",
                        "criterion-twice",
                        "answer-unknown",
                        "canary",
                        "too-long",
                        "truncated",
                        "delimiter"
                    })
            String reason,

            @Schema(description = "For a person to read") String message) {

        static @Nullable Unusable of(@Nullable String reason) {
            return reason == null
                    ? null
                    : new Unusable(
                            reason, NoDraft.of(reason).map(NoDraft::sentence).orElse(reason));
        }
    }

    /** The grade that counts, or that would count if it were not a rehearsal's. */
    @Schema(name = "BatchItemGrade")
    record Standing(
            BigDecimal total,
            BigDecimal maximum,

            @Schema(description = "Whether a person decided it")
            boolean byPerson,

            @Schema(description = "Drafted by the rehearsal server, so that it does not count")
            boolean rehearsal,

            @Schema(description = "Made by an older version of the rubric")
            boolean stale) {}
}
