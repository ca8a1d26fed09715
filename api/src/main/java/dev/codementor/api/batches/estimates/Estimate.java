package dev.codementor.api.batches.estimates;

import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How long something is expected to take. */
@Schema(name = "BatchEstimate")
public record Estimate(
        @Schema(description = "Time that models spend, of all workers together")
        long modelSeconds,

        @Schema(description = "Elapsed time with the current workers, if they do nothing else")
        long seconds,

        @Schema(
                description = "Its basis: no measurement yet, the model's latest answers, or this batch's own",
                allowableValues = {"assumed", "measured-model", "measured-batch"})
        String basis) {

    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("modelSeconds", modelSeconds)
                .put("seconds", seconds)
                .put("basis", basis);
    }

    public static Estimate read(JsonNode json) {
        return new Estimate(
                json.path("modelSeconds").asLong(0),
                json.path("seconds").asLong(0),
                json.path("basis").asString(""));
    }
}
