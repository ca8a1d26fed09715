package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.forms.UploadForm;
import dev.codementor.api.batches.views.BatchView;
import dev.codementor.api.batches.views.BatchViews;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.events.EventsAddress;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.IdempotencyKey;
import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = BatchUploadController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Batches", description = "Whole classes to be graded")
class BatchUploadController {

    static final String PATH = "/api/v1/batches";
    static final String COMPLETIONS = "/completions";

    private final GradingDesk gradings;
    private final CompletionsDesk completions;
    private final BatchViews views;
    private final EventsAddress events;
    private final long limit;

    BatchUploadController(
            GradingDesk gradings,
            CompletionsDesk completions,
            BatchViews views,
            EventsAddress events,
            BatchProperties settings) {
        this.gradings = gradings;
        this.completions = completions;
        this.views = views;
        this.events = events;
        this.limit = settings.maxUpload().toBytes();
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Upload a class to be graded",
            description =
                    "202 means that the batch is complete and cannot be lost. A refused upload leaves nothing behind.")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = "1 to 200 visible ASCII characters; the same key and form give the same batch",
            schema = @Schema(type = "string", minLength = 1, maxLength = 200))
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = NewBatchForm.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Received",
            headers =
                    @Header(
                            name = "Location",
                            description = "Its address",
                            schema = @Schema(type = "string", format = "uri-reference")),
            useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.BAD_REQUEST,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.UNKNOWN_MODEL,
        ProblemCode.INVALID_IDEMPOTENCY_KEY,
        ProblemCode.ROLE_MISSING,
        ProblemCode.NOT_IN_COURSE,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.UPLOAD_UNDERWAY,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.RUBRIC_INVALID,
        ProblemCode.ROSTER_INVALID,
        ProblemCode.SUBMISSIONS_INVALID,
        ProblemCode.TOO_MANY_BATCHES,
        ProblemCode.STORE_UNAVAILABLE
    })
    ResponseEntity<BatchView> uploadClass(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException {
        return received(request, caller, GradingDesk.texts(), GradingDesk.FILES, gradings::accept);
    }

    @PostMapping(path = COMPLETIONS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Upload a program's requests in the form of OpenAI's batches",
            description = "The model answers each request as it is. The results have OpenAI's form too.")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = "1 to 200 visible ASCII characters; the same key and form give the same batch",
            schema = @Schema(type = "string", minLength = 1, maxLength = 200))
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = NewCompletionsForm.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Received",
            headers =
                    @Header(
                            name = "Location",
                            description = "Its address",
                            schema = @Schema(type = "string", format = "uri-reference")),
            useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.BAD_REQUEST,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.UNKNOWN_MODEL,
        ProblemCode.INVALID_IDEMPOTENCY_KEY,
        ProblemCode.ROLE_MISSING,
        ProblemCode.NOT_IN_COURSE,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.UPLOAD_UNDERWAY,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.SUBMISSIONS_INVALID,
        ProblemCode.TOO_MANY_BATCHES,
        ProblemCode.STORE_UNAVAILABLE
    })
    ResponseEntity<BatchView> uploadCompletions(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException {
        return received(request, caller, CompletionsDesk.TEXTS, CompletionsDesk.FILES, completions::accept);
    }

    private ResponseEntity<BatchView> received(
            HttpServletRequest request, Caller caller, Set<String> texts, Set<String> files, Desk desk)
            throws IOException {
        BatchAccess.requireInstructor(caller);
        Optional<String> key = IdempotencyKey.of(Collections.list(request.getHeaders("Idempotency-Key")));
        if (request.getQueryString() != null) {
            throw Parameters.invalidField("query", "must be empty; everything is a field of the form")
                    .exception();
        }
        try (UploadForm form = UploadForm.read(request, texts, files, limit)) {
            BatchRecord batch = desk.accept(form, caller, key);
            return ResponseEntity.accepted()
                    .location(URI.create(BatchViews.PATH + batch.id()))
                    .body(views.of(batch, events.of(request)));
        }
    }

    @FunctionalInterface
    private interface Desk {

        BatchRecord accept(UploadForm form, Caller caller, Optional<String> key) throws IOException;
    }
}
