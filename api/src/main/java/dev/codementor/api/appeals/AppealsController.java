package dev.codementor.api.appeals;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.AppealLedger;
import dev.codementor.ledger.batches.AppealLedger.Answering;
import dev.codementor.ledger.batches.AppealLedger.Appeal;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Appeals", description = "Students' appeals, for the role instructor")
class AppealsController {

    private static final Set<String> PARAMETERS = Set.of("limit");

    private final BatchAccess access;
    private final BatchReader batches;
    private final AppealLedger appeals;

    AppealsController(BatchAccess access, BatchReader batches, AppealLedger appeals) {
        this.access = access;
        this.batches = batches;
        this.appeals = appeals;
    }

    @GetMapping("/batches/{id}/appeals")
    @Operation(
            summary = "List a batch's open appeals, oldest first",
            description = "Answered appeals stay with their item.")
    @Refuses({ProblemCode.INVALID_FIELD, ProblemCode.UNKNOWN_FIELD, ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH
    })
    OpenAppeals open(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @RequestParam(defaultValue = "20") @Parameter(description = "Most appeals, 1 to 100") int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletRequest request) {
        Parameters.requireKnown(request, PARAMETERS);
        BatchRecord batch = access.taught(id, caller);
        int most = Parameters.limit(limit);
        return OpenAppeals.of(
                appeals.open(batch.id(), most + 1).stream().map(AppealView::of).toList(), most);
    }

    @PostMapping(path = "/appeals/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Answer a student's appeal",
            description = "Each appeal is answered once. To change the grade, review the item: an answer alone changes"
                    + " nothing.")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.UNKNOWN_APPEAL,
        ProblemCode.APPEAL_ANSWERED,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE
    })
    AppealView answer(
            @PathVariable @Parameter(description = "The appeal's id") String id,
            @RequestBody NewAnswer answer,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        BatchAccess.requireInstructor(caller);
        Appeal appeal = taught(id, caller);
        return switch (appeals.answer(appeal.id(), answer.checkedAccepted(), answer.checkedText(), caller.subject())) {
            case Answering.Noted noted -> AppealView.of(noted.appeal());
            case Answering.AlreadyAnswered before -> throw answered(before.appeal());
            case Answering.Unknown unknown -> throw unknown();
        };
    }

    private Appeal taught(String id, Caller caller) {
        return Parameters.uuid(id)
                .flatMap(appeals::find)
                .filter(appeal -> batches.find(appeal.batch())
                        .filter(batch -> caller.isIn(batch.course()))
                        .isPresent())
                .orElseThrow(AppealsController::unknown);
    }

    private static ProblemException answered(Appeal appeal) {
        String by = Optional.ofNullable(appeal.answer()).map(Appeal.Answer::by).orElse("somebody");
        return ProblemCode.APPEAL_ANSWERED
                .because("The appeal was answered by %s before.".formatted(by))
                .exception();
    }

    private static ProblemException unknown() {
        return ProblemCode.UNKNOWN_APPEAL
                .because("There is no such appeal, or it is not in a course that you teach.")
                .exception();
    }
}
