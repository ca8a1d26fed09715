package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.ledger.operations.OperationsLedger.AuditEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Some of what operators did, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OperatorAudit")
record AuditPage(
        List<Entry> entries,

        @Schema(description = "Value of 'cursor' that continues the list; absent at its end") @Nullable
        String next) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OperatorAuditEntry")
    record Entry(
            UUID id,
            Instant at,

            @Schema(description = "The operator") String by,

            @Schema(description = "Such as pause-queue") String action,

            @Schema(description = "The id or name that it was done to")
            String target,

            @Nullable String reason,

            @Schema(description = "What was asked for and what it did", types = "object")
            JsonNode details,

            @Schema(description = "Jobs, or workers, that it concerned")
            int affected) {

        private static final JsonMapper JSON = JsonMapper.shared();

        static Entry of(AuditEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.at(),
                    entry.by(),
                    entry.action(),
                    entry.target(),
                    entry.reason(),
                    JSON.readTree(entry.details()),
                    entry.affected());
        }
    }
}
