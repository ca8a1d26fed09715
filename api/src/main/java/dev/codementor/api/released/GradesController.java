package dev.codementor.api.released;

import dev.codementor.api.documents.Refuses;
import dev.codementor.api.grades.CountedGrade;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.api.requests.Parameters;
import dev.codementor.contract.BatchId;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.AppealLedger;
import dev.codementor.ledger.batches.AppealLedger.Objection;
import dev.codementor.ledger.batches.BatchReader.ReleasedItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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
@RequestMapping(path = "/api/v1/grades", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Grades", description = "Released grades, for the students to whom they belong")
class GradesController {

    private static final Set<String> PARAMETERS = Set.of("before", "limit");

    private final GradeShelf grades;
    private final AppealLedger appeals;
    private final AppealProperties settings;

    GradesController(GradeShelf grades, AppealLedger appeals, AppealProperties settings) {
        this.grades = grades;
        this.appeals = appeals;
        this.settings = settings;
    }

    @GetMapping
    @Operation(
            summary = "List the caller's released grades, newest first",
            description =
                    "Grades whose student has the token's subject as id, login or other name, in the token's courses.")
    @Refuses({ProblemCode.INVALID_FIELD, ProblemCode.UNKNOWN_FIELD})
    ReleasedGrades list(
            @RequestParam(required = false) @Parameter(description = "'next' of the page before") @Nullable
                    String before,
            @RequestParam(defaultValue = "20") @Parameter(description = "Most batches on the page, 1 to 100") int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletRequest request) {
        Parameters.requireKnown(request, PARAMETERS);
        UUID place = Parameters.place(before);
        return grades.list(caller, place == null ? null : new BatchId(place), Parameters.limit(limit));
    }

    @GetMapping("/{batch}/{customId}")
    @Operation(summary = "Read one of the caller's released grades")
    @Refuses(ProblemCode.UNKNOWN_GRADE)
    StudentGrade read(
            @PathVariable @Parameter(description = "The batch's id") String batch,
            @PathVariable String customId,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        ReleasedItem released = grades.find(caller, batch, customId);
        return StudentGrade.of(
                released,
                grades.rubric(released),
                appeals.ofItem(released.batch().id(), released.item().customId()));
    }

    @PostMapping(path = "/{batch}/{customId}/appeals", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Appeal against the grade for one criterion",
            description = "Instructors of the course answer. One appeal per criterion can be open at a time.")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.UNKNOWN_GRADE,
        ProblemCode.APPEAL_OPEN,
        ProblemCode.TOO_MANY_APPEALS,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE
    })
    StudentAppeal appeal(
            @PathVariable @Parameter(description = "The batch's id") String batch,
            @PathVariable String customId,
            @RequestBody NewAppeal appeal,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        ReleasedItem released = grades.find(caller, batch, customId);
        if (CountedGrade.of(released.item()).isEmpty()) {
            throw GradeShelf.unknown();
        }
        String criterion = appeal.checkedCriterion(grades.rubric(released));
        String reason = appeal.checkedReason();
        BatchId id = released.batch().id();
        requireFew(id, released.item().customId(), criterion);
        return switch (appeals.appeal(id, released.item().customId(), criterion, reason, caller.subject())) {
            case Objection.Noted noted -> StudentAppeal.of(noted.appeal());
            case Objection.AlreadyOpen open -> throw open();
            case Objection.Unknown unknown -> throw GradeShelf.unknown();
        };
    }

    private static ProblemException open() {
        return ProblemCode.APPEAL_OPEN
                .because("Your appeal against this criterion is not answered yet.")
                .exception();
    }

    private void requireFew(BatchId batch, String customId, String criterion) {
        long before = appeals.ofItem(batch, customId).stream()
                .filter(each -> each.criterion().equals(criterion) && each.answer() != null)
                .count();
        if (before >= settings.mostPerCriterion()) {
            throw ProblemCode.TOO_MANY_APPEALS
                    .because(
                            "You have appealed against this criterion %d times and received answers.".formatted(before))
                    .with("limit", settings.mostPerCriterion())
                    .exception();
        }
    }
}
