package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queues at one moment. */
@Schema(name = "OperatorQueues")
record QueuesView(Instant at, List<Queue> queues) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OperatorQueue")
    record Queue(
            @Schema(description = "interactive, grading or outcomes")
            String name,

            @Schema(description = "Whether it can be paused")
            boolean pausable,

            @Schema(description = "Jobs that wait behind their owner's window, and so are in no queue")
            int held,

            @Schema(
                    description =
                            "Jobs that wait for a worker; of outcomes, settled jobs that are not in the archive yet")
            int waiting,

            @Schema(description = "Jobs that a worker holds")
            int running,

            @Schema(description = "Jobs that failed through the platform's fault; they can be put back")
            int dead,

            @Schema(description = "How long the oldest job that is held or waits has waited; absent when none does")
            @Nullable
            Double oldestSeconds,

            @Nullable PauseView paused,

            @Schema(description = "Over the last five minutes; absent for outcomes") @Nullable
            PerMinute perMinute,

            @Schema(description = "SQS's own, approximate counts; absent when SQS does not answer") @Nullable
            Messages messages) {}

    @Schema(name = "OperatorQueuePerMinute")
    record PerMinute(double accepted, double answered, double failed, double cancelled, double expired) {}

    @Schema(name = "OperatorQueueMessages")
    record Messages(
            int visible,

            @Schema(description = "With a consumer now") int inFlight,

            @Schema(description = "Not to be received yet") int delayed) {}
}
