package dev.codementor.api.reviews;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.BatchId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A batch that students can see. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Release")
record ReleaseView(
        @Schema(type = "string", format = "uuid") BatchId batch,
        @Nullable Instant released,
        @Nullable String releasedBy,

        @Schema(description = "Items with a grade that counts")
        int graded,

        @Schema(description = "Of these, decided by a person")
        int byPersons,

        @Schema(description = "Items without a grade: students see that there is none")
        int ungraded,

        @Schema(description = "Items with a flag whose grade no person has looked at")
        int flagged) {}
