package dev.codementor.api.batches.control;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.dispatch.BatchSweeper;
import dev.codementor.api.batches.views.BatchPage;
import dev.codementor.api.batches.views.BatchView;
import dev.codementor.api.batches.views.BatchViews;
import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.events.EventsAddress;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Parameters;
import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.PauseReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
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
@RequestMapping(path = "/api/v1/batches", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Batches", description = "Whole classes to be graded")
class BatchesController {

    private static final Set<String> PARAMETERS = Set.of("course", "before", "limit");

    private final BatchAccess access;
    private final BatchReader batches;
    private final BatchControl control;
    private final BatchChanges changes;
    private final BatchViews views;
    private final BatchSweeper sweeper;
    private final Dispatcher dispatcher;
    private final EventsAddress events;

    BatchesController(
            BatchAccess access,
            BatchReader batches,
            BatchControl control,
            BatchViews views,
            BatchSweeper sweeper,
            Dispatcher dispatcher,
            EventsAddress events) {
        this.access = access;
        this.batches = batches;
        this.control = control;
        this.changes = new BatchChanges(batches);
        this.views = views;
        this.sweeper = sweeper;
        this.dispatcher = dispatcher;
        this.events = events;
    }

    @GetMapping
    @Operation(summary = "List the batches of the caller's courses, newest first")
    @Refuses({ProblemCode.UNKNOWN_FIELD, ProblemCode.INVALID_FIELD, ProblemCode.ROLE_MISSING, ProblemCode.NOT_IN_COURSE
    })
    BatchPage list(
            @RequestParam(required = false) @Parameter(description = "Only this course") @Nullable String course,
            @RequestParam(required = false) @Parameter(description = "'next' of the page before") @Nullable
                    String before,
            @RequestParam(defaultValue = "20") @Parameter(description = "Most batches on the page, 1 to 100") int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        BatchAccess.requireInstructor(caller);
        Parameters.requireKnown(request, PARAMETERS);
        if (course != null && !caller.isIn(course)) {
            throw ProblemCode.NOT_IN_COURSE
                    .because("The token does not name this course.")
                    .exception();
        }
        JobId place = Parameters.cursor(before);
        return views.list(
                course == null ? caller.courses() : Set.of(course),
                place == null ? null : new BatchId(place.value()),
                Parameters.limit(limit));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a batch", description = "Its counts are of one moment, and add up to its size.")
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH})
    BatchView read(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return views.of(access.taught(id, caller), events.of(request));
    }

    @PostMapping(path = "/{id}/start", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Start items",
            description =
                    "Starts all items, or the given number of first items for a trial. Items that have been started"
                            + " stay started.")
    @ApiResponse(responseCode = "202", description = "Started", useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.UNKNOWN_BATCH,
        ProblemCode.BATCH_STATE,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE
    })
    BatchView start(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @RequestBody StartOrder order,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        BatchRecord batch = access.taught(id, caller);
        return moving(changes.done(control.start(batch.id(), order.upTo()), "be started"), request);
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Pause a batch", description = "Items that a worker holds continue to their end.")
    @ApiResponse(responseCode = "202", description = "Paused", useReturnTypeSchema = true)
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH, ProblemCode.BATCH_STATE})
    BatchView pause(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        BatchRecord batch = access.taught(id, caller);
        BatchRecord paused = changes.done(control.pause(batch.id(), PauseReason.INSTRUCTOR), "be paused");
        return views.of(paused, events.of(request));
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Resume a paused batch", description = "With another cap, if it used up its own.")
    @ApiResponse(responseCode = "202", description = "Goes on", useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.UNKNOWN_BATCH,
        ProblemCode.BATCH_STATE
    })
    BatchView resume(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @RequestBody(required = false) @Nullable ResumeOrder order,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        BatchRecord batch = access.taught(id, caller);
        ResumeOrder asked = order == null ? ResumeOrder.AS_BEFORE : order;
        var cap = asked.spendCap(batch, batches.figures(batch.id()).spent());
        return moving(changes.done(control.resume(batch.id(), cap), "be resumed"), request);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Cancel a batch",
            description =
                    "Items that wait are cancelled at once, items that run within about a second; settled ones stay.")
    @ApiResponse(responseCode = "202", description = "Cancelled", useReturnTypeSchema = true)
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH, ProblemCode.BATCH_STATE})
    BatchView cancel(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        BatchRecord batch = access.taught(id, caller);
        BatchControl.Cancelled cancelled = control.cancel(batch.id());
        dispatcher.settled(cancelled.settled());
        return views.of(changes.done(cancelled.change(), "be cancelled"), events.of(request));
    }

    @PostMapping("/{id}/retry-failed")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask again for items that ended without a grade",
            description =
                    "Failed and expired items, and those of which no answer could be used. 'askedAgain' says how many"
                            + " items that are.")
    @ApiResponse(responseCode = "202", description = "They are started again", useReturnTypeSchema = true)
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH, ProblemCode.BATCH_STATE})
    BatchView retryFailed(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        BatchRecord batch = access.taught(id, caller);
        BatchControl.Retried retried = control.retryFailed(batch.id());
        return moving(changes.done(retried.change(), "be retried"), request).askedAgain(retried.items());
    }

    private BatchView moving(BatchRecord batch, HttpServletRequest request) {
        sweeper.wake();
        return views.of(batch, events.of(request));
    }
}
