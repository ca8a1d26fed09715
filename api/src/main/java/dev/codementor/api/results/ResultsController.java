package dev.codementor.api.results;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.EveryItem;
import dev.codementor.api.batches.Gradings;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Download;
import dev.codementor.api.requests.Parameters;
import dev.codementor.grading.results.GradedSubmission;
import dev.codementor.grading.results.JsonlResults;
import dev.codementor.grading.results.ResultWriter;
import dev.codementor.grading.roster.Roster;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.submissions.SubmissionStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/batches/{id}")
@Tag(name = "Results", description = "Grades as files, for the role instructor")
class ResultsController {

    private static final Set<String> PARAMETERS = Set.of("format");

    private final BatchAccess access;
    private final BatchReader batches;
    private final RubricShelf rubrics;
    private final SubmissionStore store;

    ResultsController(BatchAccess access, BatchReader batches, RubricShelf rubrics, SubmissionStore store) {
        this.access = access;
        this.batches = batches;
        this.rubrics = rubrics;
        this.store = store;
    }

    @GetMapping(path = "/results.jsonl", produces = Download.JSON_LINES)
    @Operation(
            summary = "Download everything about a batch's grades, one item per line",
            description =
                    "For completions the form is that of OpenAI's batch output. A grade that the rehearsal server "
                            + "drafted is left out and marked.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = Download.JSON_LINES, schema = @Schema(type = "string")))
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH})
    void jsonLines(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        BatchRecord batch = access.taught(id, caller);
        EveryItem items = new EveryItem(batches, batch.id());
        Download download = new Download(Download.JSON_LINES, "results-%s.jsonl".formatted(batch.id()));
        switch (batch.work()) {
            case BatchWork.Completions none -> download.write(response, out -> CompletionResults.write(items, out));
            case BatchWork.Grading grading -> {
                Iterator<GradedSubmission> lines = lines(batch, items, Roster.EMPTY);
                download.write(response, out -> new JsonlResults().write(lines, out));
            }
        }
    }

    @GetMapping(path = "/results.csv", produces = Download.CSV)
    @Operation(
            summary = "Download a batch's grades as a gradebook",
            description =
                    "With a roster exported from Canvas or Moodle, its rows, columns and their order stay, and the"
                            + " grades are written into it. What has no grade keeps the cell that it has. UTF-8 with a"
                            + " byte order mark; what a spreadsheet would take for a formula is neutralised.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = Download.CSV, schema = @Schema(type = "string")))
    @Refuses({
        ProblemCode.INVALID_FIELD,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.UNKNOWN_BATCH,
        ProblemCode.NOT_A_GRADING,
        ProblemCode.STORE_UNAVAILABLE
    })
    void csv(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @RequestParam(defaultValue = "plain") @Parameter(description = "plain, canvas or moodle") String format,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Parameters.requireKnown(request, PARAMETERS);
        GradebookFormat wanted = GradebookFormat.of(format);
        BatchRecord batch = access.taught(id, caller);
        String version = Gradings.of(batch).rubricVersion();
        BatchRoster roster = BatchRoster.of(batch, store);
        ResultWriter writer = wanted.writer(batch.assignment(), rubrics.of(batch.id(), version), roster.gradebook());
        Iterator<GradedSubmission> lines = lines(batch, new EveryItem(batches, batch.id()), roster.roster());
        new Download(Download.CSV, "results-%s-%s.csv".formatted(wanted.wireName(), batch.id()))
                .write(response, out -> writer.write(lines, out));
    }

    private Iterator<GradedSubmission> lines(BatchRecord batch, EveryItem items, Roster roster) {
        GradebookLine line = new GradebookLine(batch, rubrics, roster);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public GradedSubmission next() {
                return line.of(items.next());
            }
        };
    }
}
