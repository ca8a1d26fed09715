package dev.codementor.api.released;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.grades.CountedGrade;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.contract.BatchId;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchReader.ReleasedItem;
import dev.codementor.ledger.batches.BatchWork.Grading;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Released grades of students. A student is known by the token's {@code sub}, which is the id or an alias that the roster
 * has, and only in courses that the token names: the same number may be another person's elsewhere.
 */
final class GradeShelf {

    private final BatchReader batches;
    private final RubricShelf rubrics;

    GradeShelf(BatchReader batches, RubricShelf rubrics) {
        this.batches = batches;
        this.rubrics = rubrics;
    }

    /** A page of a student's grades. @param most the number of batches on it */
    ReleasedGrades list(Caller student, @Nullable BatchId before, int most) {
        List<ReleasedItem> found = batches.releasedTo(Set.of(student.subject()), before, most + 1);
        List<BatchId> ids =
                found.stream().map(each -> each.batch().id()).distinct().toList();
        Set<BatchId> shown = Set.copyOf(ids.subList(0, Math.min(most, ids.size())));
        List<ReleasedGrade> items = found.stream()
                .filter(each -> shown.contains(each.batch().id()))
                .filter(each -> student.isIn(each.batch().course()))
                .map(each -> ReleasedGrade.of(each, rubric(each)))
                .toList();
        return new ReleasedGrades(items, ids.size() > most ? ids.get(most - 1).toString() : null);
    }

    /** @throws ProblemException when the student has no such released grade */
    ReleasedItem find(Caller student, String batch, String customId) {
        return batches.releasedTo(Set.of(student.subject()), id(batch), customId)
                .filter(each -> student.isIn(each.batch().course()))
                .orElseThrow(GradeShelf::unknown);
    }

    /** The rubric by which it was or will be graded. */
    Rubric rubric(ReleasedItem released) {
        String version = CountedGrade.of(released.item())
                .map(grade -> grade.record().rubricVersion())
                .orElseGet(() -> current(released));
        return rubrics.of(released.batch().id(), version);
    }

    private static String current(ReleasedItem released) {
        Grading grading = Objects.requireNonNull(released.batch().grading(), "only gradings are released");
        return grading.rubricVersion();
    }

    private static BatchId id(String batch) {
        try {
            return BatchAccess.id(batch);
        } catch (ProblemException none) {
            throw unknown();
        }
    }

    static ProblemException unknown() {
        return ProblemCode.UNKNOWN_GRADE
                .because("There is no such grade, it is not released, or it is not yours.")
                .exception();
    }
}
