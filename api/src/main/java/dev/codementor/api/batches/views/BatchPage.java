package dev.codementor.api.batches.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some batches of the caller's courses, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BatchPage")
public record BatchPage(
        List<BatchSummary> batches,

        @Schema(description = "Value of 'before' that continues the list; absent at its end") @Nullable
        String next) {}
