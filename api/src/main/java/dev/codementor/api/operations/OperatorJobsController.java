package dev.codementor.api.operations;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.api.requests.Parameters;
import dev.codementor.contract.JobId;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.operations.JobFilter;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.OperationsLedger.Cancelled;
import dev.codementor.ledger.operations.OperationsLedger.Order;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.ledger.operations.OperationsReader.JobLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/operations/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations", description = "For operators")
class OperatorJobsController {

    private static final Set<String> PARAMETERS =
            Set.of("state", "kind", "course", "owner", "worker", "cause", "since", "until", "cursor", "limit");

    private final OperationsReader reader;
    private final OperationsLedger ledger;
    private final JobDetails details;
    private final Redriving redriving;
    private final Dispatcher dispatcher;
    private final Clock clock;

    OperatorJobsController(
            OperationsReader reader,
            OperationsLedger ledger,
            JobDetails details,
            Redriving redriving,
            Dispatcher dispatcher,
            Clock clock) {
        this.reader = reader;
        this.ledger = ledger;
        this.details = details;
        this.redriving = redriving;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List anybody's jobs, newest first", description = "Without what people wrote.")
    @Refuses({ProblemCode.INVALID_FIELD, ProblemCode.UNKNOWN_FIELD, ProblemCode.ROLE_MISSING})
    JobsPage list(
            @RequestParam(required = false) @Parameter(description = "held, waiting, dead, or a job's state") @Nullable
                    String state,
            @RequestParam(required = false) @Parameter(description = "prompt or grading") @Nullable String kind,
            @RequestParam(required = false) @Nullable String course,
            @RequestParam(required = false)
                    @Parameter(description = "A student's id, or batch: and a batch's id")
                    @Nullable
                    String owner,
            @RequestParam(required = false) @Parameter(description = "That holds the job, or held it last") @Nullable
                    String worker,
            @RequestParam(required = false) @Parameter(description = "A failure's code") @Nullable String cause,
            @RequestParam(required = false)
                    @Parameter(
                            description = "Jobs that were accepted then or later",
                            schema = @Schema(type = "string", format = "date-time"))
                    @Nullable
                    String since,
            @RequestParam(required = false)
                    @Parameter(
                            description = "Jobs that were accepted before",
                            schema = @Schema(type = "string", format = "date-time"))
                    @Nullable
                    String until,
            @RequestParam(required = false) @Parameter(description = "'next' of the page before") @Nullable
                    String cursor,
            @RequestParam(defaultValue = "20") @Parameter(description = "Most jobs on the page, 1 to 100") int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletRequest request) {
        Operators.requireWatcher(caller);
        Parameters.requireKnown(request, PARAMETERS);
        JobFilter filter = new JobQuery(state, kind, course, owner, worker, cause, since, until).filter();
        int most = Parameters.limit(limit);
        List<JobLine> found = reader.jobs(filter, JobQuery.cursor(cursor), most + 1);
        List<JobLine> page = found.subList(0, Math.min(most, found.size()));
        Instant now = clock.instant();
        return new JobsPage(
                page.stream().map(job -> JobsPage.Line.of(job, now)).toList(),
                reader.count(filter, JobsPage.COUNTED),
                found.size() > most ? page.getLast().id().toString() : null);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "See a job's whole way",
            description =
                    "Its timeline, all attempts with their causes, and what operators did to it. What people wrote"
                            + " is there only for instructors of the course.")
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.JOB_NOT_FOUND})
    JobDetail read(
            @PathVariable @Parameter(description = "The job's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Operators.requireWatcher(caller);
        return details.of(Parameters.job(id), caller).orElseThrow(OperatorJobsController::unknown);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Cancel anybody's job",
            description = "A job that waits is cancelled at once, one that runs within about a second.")
    @ApiResponse(responseCode = "202", description = "Cancelled, or about to be cancelled", useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY,
        ProblemCode.JOB_NOT_FOUND,
        ProblemCode.ALREADY_SETTLED
    })
    ActionView cancel(
            @PathVariable @Parameter(description = "The job's id") String id,
            @RequestBody(required = false) @Nullable ActionOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Order order = ActionOrder.of(asked, caller);
        JobId job = Parameters.job(id);
        return switch (ledger.cancel(order, job)) {
            case Cancelled.Now(UUID audit, var settled, var released) -> {
                dispatcher.settled(List.of(settled));
                dispatcher.release(released);
                yield cancelled(job, audit);
            }
            case Cancelled.Soon(UUID audit) -> cancelled(job, audit);
            case Cancelled.AlreadySettled settled ->
                throw ProblemCode.ALREADY_SETTLED
                        .because("A job that is settled cannot be cancelled.")
                        .exception();
            case Cancelled.Unknown none -> throw unknown();
        };
    }

    private static ActionView cancelled(JobId job, UUID audit) {
        return new ActionView("cancel-job", job.toString(), 1, audit);
    }

    @PostMapping("/{id}/redrive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Put a dead or expired job back into its queue, under the same id")
    @ApiResponse(responseCode = "202", description = "It goes back", useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY,
        ProblemCode.JOB_NOT_FOUND,
        ProblemCode.NOT_DEAD
    })
    RedriveView redrive(
            @PathVariable @Parameter(description = "The job's id") String id,
            @RequestBody(required = false) @Nullable ActionOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Order order = ActionOrder.of(asked, caller);
        JobId job = Parameters.job(id);
        if (reader.job(job).isEmpty()) {
            throw unknown();
        }
        return redriving.one(order, job).orElseThrow(() -> ProblemCode.NOT_DEAD
                .because("Only jobs that failed through the platform's fault or expired can be put back; a grading"
                        + " only while its batch works.")
                .exception());
    }

    private static ProblemException unknown() {
        return ProblemCode.JOB_NOT_FOUND.because("There is no such job.").exception();
    }
}
