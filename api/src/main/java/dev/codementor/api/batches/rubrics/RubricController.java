package dev.codementor.api.batches.rubrics;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.Gradings;
import dev.codementor.api.batches.dispatch.BatchSweeper;
import dev.codementor.api.batches.forms.UploadForm;
import dev.codementor.api.batches.views.BatchView;
import dev.codementor.api.batches.views.BatchViews;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.events.EventsAddress;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping(path = "/api/v1/batches/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Batches", description = "Whole classes to be graded")
class RubricController {

    private static final Set<String> FILES = Set.of("rubric");

    private final BatchAccess access;
    private final BatchReader batches;
    private final RubricDesk desk;
    private final BatchViews views;
    private final BatchSweeper sweeper;
    private final EventsAddress events;
    private final RubricFile files = new RubricFile();
    private final long limit;

    /** @param limit longest form, in bytes */
    RubricController(
            BatchAccess access,
            BatchReader batches,
            RubricDesk desk,
            BatchViews views,
            BatchSweeper sweeper,
            EventsAddress events,
            long limit) {
        this.access = access;
        this.batches = batches;
        this.desk = desk;
        this.views = views;
        this.sweeper = sweeper;
        this.events = events;
        this.limit = limit;
    }

    @GetMapping("/rubric")
    @Operation(summary = "Read the rubric that counts now")
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH, ProblemCode.NOT_A_GRADING})
    RubricView read(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        BatchRecord batch = access.taught(id, caller);
        String version = Gradings.of(batch).rubricVersion();
        String canonical = batches.rubric(batch.id(), version).orElseThrow(BatchAccess::unknownBatch);
        return new RubricView(version, JsonMapper.shared().readTree(canonical));
    }

    @PutMapping(
            path = "/rubric",
            consumes = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_YAML_VALUE,
                "text/yaml",
                MediaType.TEXT_PLAIN_VALUE
            })
    @Operation(
            summary = "Change the rubric",
            description =
                    "Grades of which only points changed are counted again at once. Others are stale until they are "
                            + "regraded. The body is JSON or YAML, or a form with the file 'rubric'.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "200", description = "Changed", useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.ROLE_MISSING,
        ProblemCode.UNKNOWN_BATCH,
        ProblemCode.NOT_A_GRADING,
        ProblemCode.BATCH_STATE,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.RUBRIC_INVALID,
        ProblemCode.STORE_UNAVAILABLE
    })
    RubricChangeView change(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        BatchRecord batch = access.taught(id, caller);
        return change(batch, files.read("rubric", request.getInputStream()), caller);
    }

    @PutMapping(path = "/rubric", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(hidden = true)
    RubricChangeView changeByForm(
            @PathVariable String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException {
        BatchRecord batch = access.taught(id, caller);
        try (UploadForm form = UploadForm.read(request, Set.of(), FILES, limit)) {
            return change(batch, files.read(form.requiredFile("rubric")), caller);
        }
    }

    private RubricChangeView change(BatchRecord batch, Rubric rubric, Caller caller) {
        return desk.change(batch, rubric, caller.subject());
    }

    @PostMapping("/regrade")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Grade again what the change of the rubric affects",
            description =
                    "The model is asked only about the changed criteria of stale items, and about all criteria of items"
                            + " that ended without a grade. A person's grade stays and counts. 'askedAgain' says how"
                            + " many items that are.")
    @ApiResponse(responseCode = "202", description = "They are graded again", useReturnTypeSchema = true)
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH, ProblemCode.NOT_A_GRADING, ProblemCode.BATCH_STATE})
    BatchView regrade(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        RubricDesk.Regraded regraded = desk.regrade(access.taught(id, caller), caller.subject());
        sweeper.wake();
        return views.of(regraded.batch(), events.of(request)).askedAgain(regraded.items());
    }
}
