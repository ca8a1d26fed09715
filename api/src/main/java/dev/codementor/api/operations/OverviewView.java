package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator looks at first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OperatorOverview")
record OverviewView(
        Instant at,
        List<Wait> waits,

        @Schema(description = "Courses with unsettled jobs, those with the most waiting jobs first; at most 100")
        List<Course> courses,

        @Schema(description = "Batches with items that are not settled, oldest first; at most 100")
        List<Batch> batches,

        Archive archive,

        @Schema(description = "Requests that were refused in the last ten minutes, most frequent first")
        List<Refusals> refusals,

        List<QueuesView.Queue> queues,
        WorkersView workers) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OperatorWait")
    record Wait(
            @Schema(description = "interactive or grading") String queue,

            @Schema(description = "The longest wait that is good")
            double objectiveSeconds,

            @Schema(description = "Of 100 jobs, those that should not wait longer")
            double objectivePercent,

            @Schema(description = "Jobs that began in the last ten minutes")
            int began,

            @Schema(description = "Of 100 of these, those that had not waited longer; absent when none began") @Nullable
            Double goodPercent,

            @Nullable Double p50Seconds,
            @Nullable Double p95Seconds,

            @Schema(description = "How long the oldest job has waited; absent when none waits") @Nullable
            Double oldestSeconds,

            @Schema(
                    description =
                            "Whether the objective is missed: too few began in time, or the oldest job waits longer")
            boolean missed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OperatorCourse")
    record Course(
            String course,
            int held,
            int waiting,
            int running,
            @Nullable Double oldestSeconds,
            @Nullable PauseView paused) {}

    @Schema(name = "OperatorBatch")
    record Batch(
            UUID id,
            String course,
            String assignment,
            String state,
            int size,

            @Schema(description = "Items that are not settled")
            int processing,

            @Schema(description = "Of these, those with a worker")
            int running,

            int failed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OperatorArchive")
    record Archive(
            @Schema(description = "Settled jobs that are not in the archive yet")
            int jobs,

            @Schema(description = "How long the oldest of them has been settled; absent when there is none") @Nullable
            Double oldestSeconds) {}

    @Schema(name = "OperatorRefusals")
    record Refusals(
            @Schema(description = "A problem's code") String code, String course, long count) {}
}
