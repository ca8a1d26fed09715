package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.ledger.operations.OperationsLedger.Redrive;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs that are, or would be, put back. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OperatorRedrive")
record RedriveView(
        @Schema(description = "Absent when only counted, or when there is nothing to put back") @Nullable
        UUID id,

        @Schema(description = "Jobs that the filter finds") int total,

        @Schema(description = "Jobs that are back in their queue")
        int redriven,

        @Schema(description = "Jobs that ended otherwise meanwhile, or whose batch no longer wants them")
        int skipped,

        @Schema(description = "Of the redriven jobs, those that have ended again")
        int settled,

        @Schema(description = "Of these, those that were answered")
        int answered,

        @Schema(description = "Most jobs that are put back in a second")
        int perSecond,

        @Nullable String by,
        @Nullable String reason,
        @Nullable Instant at,

        @Schema(description = "When the last job was put back; absent while some wait for their turn") @Nullable
        Instant finished,

        @Schema(description = "Its entry in the audit") @Nullable
        UUID audit) {

    static RedriveView of(Redrive redrive, int perSecond) {
        return new RedriveView(
                redrive.id(),
                redrive.total(),
                redrive.redriven(),
                redrive.skipped(),
                redrive.settled(),
                redrive.answered(),
                perSecond,
                redrive.by(),
                redrive.reason(),
                redrive.at(),
                redrive.finished(),
                redrive.audit());
    }

    static RedriveView counted(int total, int perSecond) {
        return new RedriveView(null, total, 0, 0, 0, 0, perSecond, null, null, null, null, null);
    }
}
