package dev.codementor.api.operations;

import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.operations.HistoryLedger;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.OperationsLedger.AuditEntry;
import dev.codementor.ledger.operations.OperationsLedger.AuditFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations", description = "For operators")
class OperationsController {

    private static final Duration USUAL_HISTORY = Duration.ofHours(6);

    private final QueueViews queues;
    private final WorkerViews workers;
    private final Overview overview;
    private final HistoryLedger history;
    private final OperationsLedger ledger;
    private final OperationsProperties properties;
    private final Clock clock;

    OperationsController(
            QueueViews queues,
            WorkerViews workers,
            Overview overview,
            HistoryLedger history,
            OperationsLedger ledger,
            OperationsProperties properties,
            Clock clock) {
        this.queues = queues;
        this.workers = workers;
        this.overview = overview;
        this.history = history;
        this.ledger = ledger;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/overview")
    @Operation(summary = "See whether anybody waits too long, and why")
    @Refuses(ProblemCode.ROLE_MISSING)
    OverviewView overview(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Operators.requireWatcher(caller);
        return overview.now();
    }

    @GetMapping("/queues")
    @Operation(
            summary = "See the queues",
            description = "Jobs that are held behind their owners' windows are in no queue, and counted here.")
    @Refuses(ProblemCode.ROLE_MISSING)
    QueuesView queues(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Operators.requireWatcher(caller);
        return queues.now();
    }

    @GetMapping("/workers")
    @Operation(summary = "See the workers")
    @Refuses(ProblemCode.ROLE_MISSING)
    WorkersView workers(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Operators.requireWatcher(caller);
        return workers.now();
    }

    @GetMapping("/history")
    @Operation(
            summary = "See what the queues and workers looked like",
            description =
                    "A point is a minute long for the last 6 hours, ten minutes for the last 7 days, and an hour for"
                            + " the last 90 days; the settings codementor.operations.history-… change that.")
    @Refuses({ProblemCode.INVALID_FIELD, ProblemCode.UNKNOWN_FIELD, ProblemCode.ROLE_MISSING})
    HistoryView history(
            @RequestParam(required = false)
                    @Parameter(
                            description = "Default: 6 hours before 'to'",
                            schema = @Schema(type = "string", format = "date-time"))
                    @Nullable
                    String from,
            @RequestParam(required = false)
                    @Parameter(description = "Default: now", schema = @Schema(type = "string", format = "date-time"))
                    @Nullable
                    String to,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletRequest request) {
        Operators.requireWatcher(caller);
        Parameters.requireKnown(request, Set.of("from", "to"));
        Instant asked = JobQuery.time("to", to);
        Instant end = asked == null ? clock.instant() : asked;
        Instant begin = JobQuery.time("from", from);
        Instant start = begin == null ? end.minus(USUAL_HISTORY) : begin;
        if (!start.isBefore(end)) {
            throw Parameters.invalid("to", "must be after 'from'");
        }
        return new HistoryView(
                start,
                end,
                history.between(start, end, properties.keep()).stream()
                        .map(HistoryView.Point::of)
                        .toList());
    }

    @GetMapping("/audit")
    @Operation(summary = "See what operators did, newest first", description = "Entries never change and never go.")
    @Refuses({ProblemCode.INVALID_FIELD, ProblemCode.UNKNOWN_FIELD, ProblemCode.ROLE_MISSING})
    AuditPage audit(
            @RequestParam(required = false) @Parameter(description = "The operator") @Nullable String by,
            @RequestParam(required = false) @Parameter(description = "Such as pause-queue") @Nullable String action,
            @RequestParam(required = false) @Parameter(description = "An id or a name") @Nullable String target,
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "string", format = "date-time"))
                    @Nullable
                    String since,
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "string", format = "date-time"))
                    @Nullable
                    String until,
            @RequestParam(required = false) @Parameter(description = "'next' of the page before") @Nullable
                    String cursor,
            @RequestParam(defaultValue = "20") @Parameter(description = "Most entries on the page, 1 to 100") int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletRequest request) {
        Operators.requireWatcher(caller);
        Parameters.requireKnown(request, Set.of("by", "action", "target", "since", "until", "cursor", "limit"));
        int most = Parameters.limit(limit);
        AuditFilter filter = new AuditFilter(
                Parameters.filter("by", by),
                Parameters.filter("action", action),
                Parameters.filter("target", target),
                JobQuery.time("since", since),
                JobQuery.time("until", until));
        List<AuditEntry> found = ledger.audit(filter, before(cursor), most + 1);
        List<AuditEntry> page = found.subList(0, Math.min(most, found.size()));
        return new AuditPage(
                page.stream().map(AuditPage.Entry::of).toList(),
                found.size() > most ? page.getLast().id().toString() : null);
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        var job = JobQuery.cursor(cursor);
        return job == null ? null : job.value();
    }
}
