package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The workers at one moment. */
@Schema(name = "OperatorWorkers")
record WorkersView(
        Instant at,

        @Schema(description = "Of the workers that take jobs")
        int slots,

        @Schema(description = "Of these slots, those in use")
        int busy,

        @Schema(description = "By name; also those that were heard of in the last hour and are silent now")
        List<Item> workers) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OperatorWorker")
    record Item(
            String id,
            String version,
            String model,

            @Schema(description = "Whether it answers with the rehearsal server and not with a model")
            boolean rehearsal,

            @Schema(description = "Whether its last heartbeat is young enough")
            boolean alive,

            @Schema(description = "Jobs that it does at a time")
            int slots,

            int busy,

            @Schema(description = "When the oldest of its jobs began; absent when it has none") @Nullable
            Instant busySince,

            List<UUID> jobs,

            @Schema(description = "Jobs that it answered in the last ten minutes")
            int answered,

            @Schema(description = "Jobs that failed with it in the last ten minutes")
            int failed,

            @Schema(
                    description =
                            "Of one answer while it was written, over the last ten minutes; absent when it wrote none")
            @Nullable
            Double tokensPerSecond,

            @Schema(description = "Whether an operator wants it to take no more jobs")
            boolean quiet,

            @Schema(description = "Whether it takes no more jobs, finishes what it has and stops")
            boolean draining,

            @Schema(description = "Why it has no model and takes no jobs; absent while it has one") @Nullable
            Trouble trouble,

            Instant heartbeat) {}

    @Schema(name = "OperatorWorkerTrouble")
    record Trouble(
            @Schema(description = "away, missing, pulling or failing")
            String code,

            @Schema(description = "The model server's own words; empty when it said nothing")
            String said) {}
}
