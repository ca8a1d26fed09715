package dev.codementor.api.batches.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.BatchId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A batch in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BatchSummary")
record BatchSummary(
        @Schema(type = "string", format = "uuid") BatchId id,

        @Schema(allowableValues = {"grading", "completions"})
        String kind,

        String course,
        String assignment,

        @Schema(allowableValues = {"ready", "processing", "paused", "cancelled", "finished"})
        String state,

        @Schema(allowableValues = {"instructor", "spend-cap"}) @Nullable
        String pauseReason,

        int size,
        int started,
        BatchView.Counts counts,
        Instant created,
        @Nullable Instant released) {}
