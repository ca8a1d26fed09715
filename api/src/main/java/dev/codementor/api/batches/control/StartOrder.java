package dev.codementor.api.batches.control;

import dev.codementor.api.requests.Parameters;
import dev.codementor.ledger.batches.BatchControl;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of {@code POST /batches/{id}/start}, as it came: nothing is checked yet. */
@Schema(name = "BatchStart")
record StartOrder(
        @Schema(
                types = {"string", "integer"},
                description = "all, or the total number of first items",
                example = "5",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        JsonNode items) {

    /** @throws dev.codementor.api.problems.ProblemException when it is neither */
    int upTo() {
        if (items != null && items.isString() && items.stringValue().equals("all")) {
            return BatchControl.ALL;
        }
        if (items != null && items.isIntegralNumber() && items.canConvertToInt() && items.intValue() >= 1) {
            return items.intValue();
        }
        throw Parameters.invalidField("items", "must be \"all\" or a whole number from 1")
                .exception();
    }
}
