package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.ledger.operations.OperationsLedger.Done;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** What an action did. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OperatorActionDone")
record ActionView(
        @Schema(description = "Such as pause-queue") String action,

        @Schema(description = "The id or name that it was done to")
        String target,

        @Schema(description = "Jobs, or workers, that it concerns; 0 when there was nothing to do")
        int affected,

        @Schema(description = "Its entry in the audit") UUID audit) {

    static ActionView of(String action, String target, Done done) {
        return new ActionView(action, target, done.affected(), done.audit());
    }
}
