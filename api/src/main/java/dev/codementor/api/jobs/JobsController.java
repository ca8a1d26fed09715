package dev.codementor.api.jobs;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.events.EventsAddress;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.IdempotencyKey;
import dev.codementor.api.requests.Parameters;
import dev.codementor.contract.JobId;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.JobIntake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Jobs", description = "Questions to the mentor")
class JobsController {

    private static final String PATH = "/api/v1/jobs/";

    private final PromptRules rules;
    private final PromptDesk desk;
    private final JobViews views;
    private final JobIntake intake;
    private final Dispatcher dispatcher;
    private final EventsAddress events;

    JobsController(
            PromptRules rules,
            PromptDesk desk,
            JobViews views,
            JobIntake intake,
            Dispatcher dispatcher,
            EventsAddress events) {
        this.rules = rules;
        this.desk = desk;
        this.views = views;
        this.intake = intake;
        this.dispatcher = dispatcher;
        this.events = events;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ask a question", description = "202 means that the job is committed to disk.")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description = "1 to 200 visible ASCII characters; the same key and body give the same job",
            example = "7f1c9a52-loops-1",
            schema = @Schema(type = "string", minLength = 1, maxLength = 200))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted; it can no longer be lost",
            headers =
                    @Header(
                            name = "Location",
                            description = "Its address",
                            schema = @Schema(type = "string", format = "uri-reference")),
            useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.UNKNOWN_MODEL,
        ProblemCode.INVALID_IDEMPOTENCY_KEY,
        ProblemCode.ROLE_MISSING,
        ProblemCode.NOT_IN_COURSE,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.PROMPT_TOO_LONG,
        ProblemCode.TOO_MANY_OUTSTANDING,
        ProblemCode.TOO_FAST
    })
    ResponseEntity<AcceptedJob> ask(
            @RequestBody NewPrompt asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        var key = IdempotencyKey.of(Collections.list(request.getHeaders("Idempotency-Key")));
        PromptDesk.Receipt receipt = desk.accept(rules.check(asked, caller), caller, key);
        String self = PATH + receipt.job();
        return ResponseEntity.accepted()
                .location(URI.create(self))
                .body(new AcceptedJob(
                        receipt.job(),
                        receipt.state(),
                        receipt.position(),
                        new AcceptedJob.Links(self, self + "/cancel", events.of(request))));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a job")
    @Refuses(ProblemCode.JOB_NOT_FOUND)
    JobView read(
            @PathVariable @Parameter(description = "The job's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return views.find(Parameters.job(id), caller.subject()).orElseThrow(Parameters::unknownJob);
    }

    @GetMapping
    @Operation(summary = "List the caller's jobs, newest first")
    @Refuses(ProblemCode.INVALID_FIELD)
    JobPage list(
            @RequestParam(required = false) @Nullable String course,
            @RequestParam(required = false) @Nullable String conversation,
            @RequestParam(required = false) @Parameter(description = "'next' of the page before") @Nullable
                    String before,
            @RequestParam(defaultValue = "20") @Parameter(description = "Most jobs on the page, 1 to 100") int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return views.list(
                caller.subject(),
                Parameters.filter("course", course),
                Parameters.filter("conversation", conversation),
                Parameters.cursor(before),
                Parameters.limit(limit));
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            summary = "Cancel a job",
            description = "A job that waits is cancelled at once, one that runs within about a second.")
    @ApiResponse(responseCode = "202", description = "Cancelled, or about to be cancelled", useReturnTypeSchema = true)
    @Refuses({ProblemCode.JOB_NOT_FOUND, ProblemCode.ALREADY_SETTLED})
    ResponseEntity<JobView> cancel(
            @PathVariable @Parameter(description = "The job's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        JobId job = Parameters.job(id);
        switch (intake.cancel(job, caller.subject())) {
            case JobIntake.Cancellation.Cancelled cancelled -> {
                dispatcher.settled(List.of(cancelled.job()));
                dispatcher.release(cancelled.released());
            }
            case JobIntake.Cancellation.Requested requested -> {}
            case JobIntake.Cancellation.AlreadySettled settled ->
                throw ProblemCode.ALREADY_SETTLED
                        .because("A job that is settled cannot be cancelled.")
                        .exception();
            case JobIntake.Cancellation.Unknown unknown -> throw Parameters.unknownJob();
        }
        return ResponseEntity.accepted().body(views.find(job, caller.subject()).orElseThrow(Parameters::unknownJob));
    }
}
