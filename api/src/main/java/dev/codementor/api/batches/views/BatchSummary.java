package dev.codementor.api.batches.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A batch in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BatchSummary")
record BatchSummary(
        @JsonUnwrapped BatchStanding standing,
        Instant created,
        @Nullable Instant released) {}
