package dev.codementor.api.batches.rubrics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The effect of another rubric on the grades of a batch. */
@Schema(name = "BatchRubricChange")
record RubricChangeView(
        @Schema(description = "Of the rubric that counts now")
        String version,

        @Schema(description = "Criteria that a model has to look at again")
        List<String> toAsk,

        @Schema(description = "Criteria of which points alone changed; they are counted again already")
        List<String> toCount,

        @Schema(description = "Criteria that are gone") List<String> toDrop,

        @Schema(description = "Grades that were counted again")
        int recounted,

        @Schema(description = "Items whose draft is of an older version; 'regrade' asks for what changed")
        int stale,

        @Schema(description = "Items whose grade is a person's by an older version, who has to look again")
        int reviewsToRevisit) {}
