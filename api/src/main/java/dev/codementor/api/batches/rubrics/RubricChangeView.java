package dev.codementor.api.batches.rubrics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The effect of another rubric on the grades of a batch. */
@Schema(name = "BatchRubricChange")
record RubricChangeView(
        @Schema(description = "Version of the rubric that counts now")
        String version,

        @Schema(description = "Criteria about which the model has to be asked again")
        List<String> toAsk,

        @Schema(description = "Criteria of which only the points changed; they have already been counted again")
        List<String> toCount,

        @Schema(description = "Criteria that were removed") List<String> toDrop,

        @Schema(description = "Grades that were counted again")
        int recounted,

        @Schema(description = "Items whose draft is of an older version; 'regrade' asks for what changed")
        int stale,

        @Schema(description = "Items with a person's grade by an older version; the person has to look again")
        int reviewsToRevisit) {}
