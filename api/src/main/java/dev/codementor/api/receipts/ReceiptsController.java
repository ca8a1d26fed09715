package dev.codementor.api.receipts;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Download;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.ReceiptLedger;
import dev.codementor.receipts.ReceiptStore;
import dev.codementor.receipts.StoredReceipts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/batches/{id}")
@Tag(name = "Receipts", description = "What each grade was made from, chained by hash. For the role instructor")
class ReceiptsController {

    private final BatchAccess access;
    private final ReceiptLedger receipts;
    private final ReceiptStore store;
    private final ReceiptVerifier verifier;

    ReceiptsController(BatchAccess access, ReceiptLedger receipts, ReceiptStore store, ReceiptVerifier verifier) {
        this.access = access;
        this.receipts = receipts;
        this.store = store;
        this.verifier = verifier;
    }

    @GetMapping(path = "/receipts", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Read the head of a batch's chain of receipts",
            description = "Each grade gets its receipt within seconds.")
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH})
    ReceiptsView head(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        BatchRecord batch = access.taught(id, caller);
        ReceiptLedger.Head head = receipts.head(batch.id());
        return new ReceiptsView(batch.id(), head.length(), head.hash());
    }

    @GetMapping(path = "/receipts.jsonl", produces = Download.JSON_LINES)
    @Operation(
            summary = "Download a batch's receipts as they are stored",
            description = "Each line is a receipt, and its SHA-256 is the next line's 'previous'.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Download.JSON_LINES, schema = @Schema(type = "string")))
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH, ProblemCode.STORE_UNAVAILABLE})
    void jsonLines(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        BatchRecord batch = access.taught(id, caller);
        StoredReceipts stored = store.all(batch.id());
        new Download(Download.JSON_LINES, "receipts-%s.jsonl".formatted(batch.id())).write(response, out -> {
            while (stored.hasNext()) {
                out.append(stored.next().text()).append('\n');
            }
        });
    }

    @GetMapping(path = "/receipts/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Find out whether any receipt was changed, or any grade behind its receipt",
            description =
                    "Reads all receipts from the store, compares the chain with its head, which the ledger keeps, "
                            + "and then compares the items' grades with their receipts.")
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH, ProblemCode.STORE_UNAVAILABLE})
    VerificationView verify(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return verifier.verify(access.taught(id, caller).id());
    }
}
