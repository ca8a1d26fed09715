package dev.codementor.api.reviews;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.EveryItem;
import dev.codementor.api.batches.Gradings;
import dev.codementor.api.documents.Refuses;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/batches/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reviews")
class ReleaseController {

    private final BatchAccess access;
    private final ReleaseDesk desk;
    private final BatchReader batches;
    private final RubricShelf rubrics;

    ReleaseController(BatchAccess access, ReleaseDesk desk, BatchReader batches, RubricShelf rubrics) {
        this.access = access;
        this.desk = desk;
        this.batches = batches;
        this.rubrics = rubrics;
    }

    @PostMapping("/release")
    @Operation(
            summary = "Release the grades to students",
            description = "Possible when all items are settled. Nothing reaches a student before. Later decisions are "
                    + "visible at once. A rehearsal's drafts cannot be released.")
    @Refuses({
        ProblemCode.ROLE_MISSING,
        ProblemCode.UNKNOWN_BATCH,
        ProblemCode.BATCH_STATE,
        ProblemCode.NOT_A_GRADING,
        ProblemCode.REHEARSAL_GRADES
    })
    ReleaseView release(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return desk.release(access.taught(id, caller), caller);
    }

    @GetMapping("/agreement")
    @Operation(
            summary = "Compare people's grades with the model's, criterion by criterion",
            description =
                    "For the items that people have graded. These are rarely a random sample, because people look "
                            + "first where the model was unsure. So agreement over the whole batch is usually higher.")
    @Refuses({ProblemCode.ROLE_MISSING, ProblemCode.UNKNOWN_BATCH, ProblemCode.NOT_A_GRADING})
    AgreementView agreement(
            @PathVariable @Parameter(description = "The batch's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        BatchRecord batch = access.taught(id, caller);
        AgreementTally tally =
                new AgreementTally(rubrics.of(batch.id(), Gradings.of(batch).rubricVersion()));
        new EveryItem(batches, batch.id()).forEachRemaining(tally::add);
        return tally.view();
    }
}
