package dev.codementor.api.operations;

import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.api.requests.Names;
import dev.codementor.api.requests.Parameters;
import dev.codementor.chores.Chores;
import dev.codementor.contract.JobKind;
import dev.codementor.fleet.Pauses;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.operations.JobFilter;
import dev.codementor.ledger.operations.JobFilter.Standing;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.OperationsLedger.Order;
import dev.codementor.ledger.operations.Pause;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations", description = "For operators")
class OperatorActionsController {

    private final OperationsLedger ledger;
    private final Pauses pauses;
    private final Chores sweeper;
    private final WorkerViews workers;
    private final Redriving redriving;

    OperatorActionsController(
            OperationsLedger ledger, Pauses pauses, Chores sweeper, WorkerViews workers, Redriving redriving) {
        this.ledger = ledger;
        this.pauses = pauses;
        this.sweeper = sweeper;
        this.workers = workers;
        this.redriving = redriving;
    }

    @PostMapping("/queues/{name}/pause")
    @Operation(
            summary = "Take nothing new from a queue",
            description =
                    "Workers stop within seconds. What they have begun goes on, what is accepted waits, and students"
                            + " read the reason.")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY,
        ProblemCode.UNKNOWN_QUEUE
    })
    ActionView pauseQueue(
            @PathVariable @Parameter(description = "interactive or grading") String name,
            @RequestBody(required = false) @Nullable ActionOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Order order = ActionOrder.of(asked, caller);
        return ActionView.of("pause-queue", name, pause(order, queue(name)));
    }

    @PostMapping("/queues/{name}/resume")
    @Operation(summary = "End a queue's pause")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY,
        ProblemCode.UNKNOWN_QUEUE
    })
    ActionView resumeQueue(
            @PathVariable @Parameter(description = "interactive or grading") String name,
            @RequestBody(required = false) @Nullable ActionOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Order order = ActionOrder.of(asked, caller);
        return ActionView.of("resume-queue", name, resume(order, queue(name)));
    }

    private OperationsLedger.Done pause(Order order, Pause.Target target) {
        OperationsLedger.Done done = ledger.pause(order, target);
        pauses.changed();
        return done;
    }

    private OperationsLedger.Done resume(Order order, Pause.Target target) {
        OperationsLedger.Done done = ledger.resume(order, target);
        pauses.changed();
        sweeper.soon("resend-vanished");
        return done;
    }

    private static Pause.Target queue(String name) {
        return Stream.of(JobKind.values())
                .filter(kind -> kind.queue().equals(name))
                .findAny()
                .map(Pause.Target.Queue::new)
                .orElseThrow(() -> ProblemCode.UNKNOWN_QUEUE
                        .because("The queues interactive and grading can be paused.")
                        .exception());
    }

    @PostMapping("/courses/{course}/pause")
    @Operation(
            summary = "Take no new jobs of a course",
            description = "What workers have begun goes on, what is accepted waits, and students read the reason.")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY
    })
    ActionView pauseCourse(
            @PathVariable @Parameter(description = "The course's name") String course,
            @RequestBody(required = false) @Nullable ActionOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Order order = ActionOrder.of(asked, caller);
        return ActionView.of("pause-course", course, pause(order, course(course)));
    }

    @PostMapping("/courses/{course}/resume")
    @Operation(summary = "End a course's pause")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY
    })
    ActionView resumeCourse(
            @PathVariable @Parameter(description = "The course's name") String course,
            @RequestBody(required = false) @Nullable ActionOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Order order = ActionOrder.of(asked, caller);
        return ActionView.of("resume-course", course, resume(order, course(course)));
    }

    private static Pause.Target course(String name) {
        return new Pause.Target.Course(Names.COURSE.require("course", name));
    }

    @PostMapping("/workers/{id}/quiet")
    @Operation(
            summary = "Have a worker take no more jobs",
            description = "It hears of it within seconds, finishes what it has, and stays alive.")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY,
        ProblemCode.UNKNOWN_WORKER
    })
    ActionView quiet(
            @PathVariable @Parameter(description = "The worker's id") String id,
            @RequestBody(required = false) @Nullable ActionOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tell(id, "quiet", ActionOrder.of(asked, caller));
    }

    @PostMapping("/workers/{id}/unquiet")
    @Operation(
            summary = "Let a worker take jobs again",
            description = "A worker that is draining and has not stopped yet goes on, too.")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY,
        ProblemCode.UNKNOWN_WORKER
    })
    ActionView unquiet(
            @PathVariable @Parameter(description = "The worker's id") String id,
            @RequestBody(required = false) @Nullable ActionOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tell(id, null, ActionOrder.of(asked, caller));
    }

    @PostMapping("/workers/{id}/drain")
    @Operation(
            summary = "Have a worker finish what it has, and stop",
            description = "What starts workers, such as Kubernetes, may start another one in its place.")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY,
        ProblemCode.UNKNOWN_WORKER
    })
    ActionView drain(
            @PathVariable @Parameter(description = "The worker's id") String id,
            @RequestBody(required = false) @Nullable ActionOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tell(id, "drain", ActionOrder.of(asked, caller));
    }

    private ActionView tell(String worker, @Nullable String wanted, Order order) {
        if (!workers.knows(worker)) {
            throw ProblemCode.UNKNOWN_WORKER
                    .because("No worker of this name was heard of in the last hour.")
                    .exception();
        }
        return ActionView.of(
                (wanted == null ? "unquiet" : wanted) + "-worker", worker, ledger.tell(order, worker, wanted));
    }

    @PostMapping("/redrive")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Put all dead or expired jobs that a filter finds back into their queues, under the same ids",
            description =
                    "With 'dryRun' it only counts. The jobs go back a few in each second; the redrive tells how far"
                            + " it is.")
    @ApiResponse(responseCode = "202", description = "They go back, or are counted", useReturnTypeSchema = true)
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.READ_ONLY
    })
    RedriveView redrive(
            @RequestBody(required = false) @Nullable RedriveOrder asked,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        RedriveOrder wanted = asked == null ? RedriveOrder.ALL : asked;
        Order order = ActionOrder.of(new ActionOrder(wanted.reason()), caller);
        JobFilter filter = wanted.query().filter();
        if (!mayBeDead(filter.standing())) {
            throw Parameters.invalidField("state", "must be dead, failed or expired")
                    .exception();
        }
        return Boolean.TRUE.equals(wanted.dryRun()) ? redriving.count(filter) : redriving.all(order, filter);
    }

    private static boolean mayBeDead(Standing standing) {
        return switch (standing) {
            case Standing.Dead dead -> true;
            case Standing.In(var state) ->
                state.wireName().equals("failed") || state.wireName().equals("expired");
            case Standing.Any any -> false;
            case Standing.Held held -> false;
            case Standing.Waiting waiting -> false;
        };
    }

    @GetMapping("/redrives/{id}")
    @Operation(summary = "See how far a redrive is")
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_REDRIVE})
    RedriveView progress(
            @PathVariable @Parameter(description = "The redrive's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Operators.requireWatcher(caller);
        return Parameters.uuid(id).flatMap(redriving::find).orElseThrow(OperatorActionsController::unknownRedrive);
    }

    private static ProblemException unknownRedrive() {
        return ProblemCode.UNKNOWN_REDRIVE.because("There is no such redrive.").exception();
    }
}
