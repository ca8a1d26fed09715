package dev.codementor.api.batches.rubrics;

import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;

/** The rubric by which a batch is graded. */
@Schema(name = "BatchRubric")
record RubricView(
        @Schema(description = "SHA-256 of the rubric as canonical JSON")
        String version,

        @Schema(types = "object", description = "The rubric in the fields of rubric.schema.json")
        JsonNode rubric) {}
