package dev.codementor.api.conversations;

import dev.codementor.contract.JobId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The part of a conversation that the model will still see with the next question. */
@Schema(name = "ConversationMemory")
record MemoryView(
        @ArraySchema(
                arraySchema = @Schema(description = "Answered jobs that it sees, oldest first"),
                schema = @Schema(type = "string", format = "uuid"))
        List<JobId> jobs,

        @Schema(description = "Answered jobs that it no longer sees")
        int forgotten,

        @Schema(description = "Estimated tokens of the jobs that it sees")
        int tokens,

        @Schema(description = "Tokens for earlier jobs and the next question together, estimated")
        int budget) {}
