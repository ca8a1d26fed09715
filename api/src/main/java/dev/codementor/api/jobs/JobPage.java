package dev.codementor.api.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of a caller's jobs, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "JobPage")
record JobPage(
        List<JobView> jobs,

        @Schema(description = "Value of 'before' that continues the list; absent at its end") @Nullable
        String next) {}
