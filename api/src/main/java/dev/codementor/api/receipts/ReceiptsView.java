package dev.codementor.api.receipts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.BatchId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The head of a batch's chain of receipts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Receipts")
record ReceiptsView(
        @Schema(type = "string", format = "uuid") BatchId batch,
        long receipts,

        @Schema(
                description =
                        "Hash of the last receipt. A person who keeps it and the number can prove later whether any"
                                + " receipt was changed")
        @Nullable
        String hash) {}
