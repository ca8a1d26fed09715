package dev.codementor.api.reviews;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.grades.GradeView;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ReviewLedger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/batches/{id}/items/{customId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reviews", description = "People's decisions about the model's drafts. For the role instructor")
class ReviewsController {

    private static final Set<String> PARAMETERS = Set.of("revision");

    private final BatchAccess access;
    private final ReviewDesk desk;
    private final ReviewLedger reviews;
    private final RubricShelf rubrics;

    ReviewsController(BatchAccess access, ReviewDesk desk, ReviewLedger reviews, RubricShelf rubrics) {
        this.access = access;
        this.desk = desk;
        this.reviews = reviews;
        this.rubrics = rubrics;
    }

    @PutMapping(path = "/review", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Decide an item's grade",
            description =
                    "Criterion by criterion; those that are not named stay as they count now, so that an empty object"
                            + " confirms the draft. The model's grade is kept beside it, and so is every grade before."
                            + " What was released shows the new grade at once.")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.UNKNOWN_BATCH,
        ProblemCode.UNKNOWN_ITEM,
        ProblemCode.NOT_A_GRADING,
        ProblemCode.GRADE_CHANGED,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE
    })
    ItemGrades review(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @PathVariable String customId,
            @RequestBody NewReview review,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return desk.review(access.taught(id, caller), customId, review, caller);
    }

    @DeleteMapping("/review")
    @Operation(
            summary = "Take back the latest grade of a person",
            description = "The previous grade by a person counts again, or the model's if there is none.")
    @Refuses({
        ProblemCode.INVALID_FIELD,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.ROLE_MISSING,
        ProblemCode.UNKNOWN_BATCH,
        ProblemCode.UNKNOWN_ITEM,
        ProblemCode.NOT_A_GRADING,
        ProblemCode.GRADE_CHANGED,
        ProblemCode.NOTHING_TO_UNDO
    })
    ItemGrades undo(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @PathVariable String customId,
            @RequestParam @Parameter(description = "The revision that the person saw") int revision,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletRequest request) {
        Parameters.requireKnown(request, PARAMETERS);
        return desk.undo(access.taught(id, caller), customId, revision, caller);
    }

    @GetMapping("/history")
    @Operation(summary = "Read every grade that an item has had, oldest first")
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH, ProblemCode.UNKNOWN_ITEM})
    GradeHistory history(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @PathVariable String customId,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        BatchRecord batch = access.taught(id, caller);
        ItemRecord item = access.item(batch, customId);
        return new GradeHistory(
                item.customId(),
                reviews.history(batch.id(), item.customId()).stream()
                        .map(each -> GradeView.of(each, rubrics.of(batch.id(), each.rubricVersion())))
                        .toList());
    }
}
