package dev.codementor.api.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to {@code POST /jobs}: the job is committed and can no longer be lost. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AcceptedJob")
record AcceptedJob(
        @Schema(type = "string", format = "uuid") JobId id,
        JobState state,

        @Schema(description = "Jobs that wait before it, plus one; absent when it does not wait") @Nullable
        Integer position,

        Links links) {

    /**
     * @param self the address of the job
     * @param cancel the address that cancels it, by POST
     * @param events the WebSocket that pushes its events
     */
    @Schema(name = "JobLinks")
    record Links(String self, String cancel, String events) {}
}
