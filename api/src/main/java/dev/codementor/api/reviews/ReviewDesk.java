package dev.codementor.api.reviews;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.Gradings;
import dev.codementor.api.grades.CountedGrade;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.api.problems.Problem;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ReviewLedger;
import dev.codementor.ledger.batches.ReviewLedger.Decision;
import java.util.List;

/**
 * Takes people's decisions. Two people who decide at the same time do not overwrite each other: the later one is told
 * about the earlier decision.
 */
final class ReviewDesk {

    private final BatchAccess access;
    private final RubricShelf rubrics;
    private final ReviewLedger reviews;

    ReviewDesk(BatchAccess access, RubricShelf rubrics, ReviewLedger reviews) {
        this.access = access;
        this.rubrics = rubrics;
        this.reviews = reviews;
    }

    ItemGrades review(BatchRecord batch, String customId, NewReview review, Caller by) {
        String version = Gradings.of(batch).rubricVersion();
        int revision = review.checkedRevision();
        ItemRecord item = access.item(batch, customId);
        if (item.revision() != revision) {
            throw overtaken(batch, item, revision);
        }
        Rubric rubric = rubrics.of(batch.id(), version);
        Grade grade = basis(batch, item, rubric).of(review.checkedCriteria(rubric));
        return done(
                batch,
                customId,
                revision,
                reviews.review(
                        batch.id(),
                        customId,
                        revision,
                        version,
                        GradeJson.text(grade),
                        by.subject(),
                        review.checkedNote()));
    }

    ItemGrades undo(BatchRecord batch, String customId, int revision, Caller by) {
        Gradings.of(batch);
        return done(batch, customId, revision, reviews.undo(batch.id(), customId, revision, by.subject()));
    }

    private PersonsGrade basis(BatchRecord batch, ItemRecord item, Rubric rubric) {
        return CountedGrade.of(item)
                .map(counted -> new PersonsGrade(
                        rubric,
                        counted.grade(),
                        rubrics.of(batch.id(), counted.record().rubricVersion())))
                .orElseGet(() -> new PersonsGrade(rubric));
    }

    private ItemGrades done(BatchRecord batch, String customId, int revision, Decision decision) {
        return switch (decision) {
            case Decision.Done done -> ItemGrades.of(done.item(), version -> rubrics.of(batch.id(), version));
            case Decision.Overtaken overtaken -> throw overtaken(batch, overtaken.item(), revision);
            case Decision.NothingToUndo none ->
                throw ProblemCode.NOTHING_TO_UNDO
                        .because("There is no person's grade to take back.")
                        .exception();
            case Decision.Unknown unknown -> throw BatchAccess.unknownItem();
        };
    }

    private ProblemException overtaken(BatchRecord batch, ItemRecord item, int seen) {
        if (item.revision() == seen) {
            return ProblemCode.GRADE_CHANGED
                    .because("The rubric was changed meanwhile. Look at the rubric and the grade, and send your review"
                            + " again.")
                    .with("revision", seen)
                    .exception();
        }
        Problem problem = ProblemCode.GRADE_CHANGED
                .because("You saw revision %d; the current one is %d%s. Look at the grade, and send your review again."
                        .formatted(seen, item.revision(), byWhom(batch, item)))
                .with("revision", item.revision());
        return problem.exception();
    }

    private String byWhom(BatchRecord batch, ItemRecord item) {
        List<GradeRecord> history = reviews.history(batch.id(), item.customId());
        if (history.isEmpty()) {
            return "";
        }
        GradeRecord latest = history.getLast();
        return ", by %s at %s".formatted(latest.by() == null ? "the model" : latest.by(), latest.at());
    }
}
