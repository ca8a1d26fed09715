package dev.codementor.grading.distrust;

import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.rubric.Rubric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The difference between the grade of a submission and that of its neutralised copy. Both programs do the same. So
 * where the copy earns less, the words may have earned the difference.
 *
 * @param criteria that were answered differently
 * @param pointsForWords the submission's total minus the copy's; negative if the copy earned more
 * @param this difference as a share of the rubric's maximum, 0 to 1
 */
public record Disagreement(List<Difference> criteria, BigDecimal pointsForWords, double share) {

    /** From this share on, a person has to look. One step of one of ten criteria is less. */
    private static final double MUCH = 0.15;

    public Disagreement {
        criteria = List.copyOf(criteria);
    }

    /** @param copy the answers for the copy */
    public record Difference(String criterion, String submission, String copy) {}

    public static Disagreement between(Rubric rubric, Grade submission, Grade copy) {
        List<Difference> differences = new ArrayList<>();
        for (CriterionGrade grade : submission.criteria()) {
            Optional<CriterionGrade> other = copy.criterion(grade.criterion());
            if (other.isPresent() && !other.get().answer().equals(grade.answer())) {
                differences.add(new Difference(
                        grade.criterion(), grade.answer(), other.get().answer()));
            }
        }
        BigDecimal points = submission.total().subtract(copy.total());
        double maximum = rubric.maximum().doubleValue();
        return new Disagreement(
                differences, points, maximum == 0 ? 0 : Math.min(1, points.abs().doubleValue() / maximum));
    }

    /** Whether a person has to look, no matter which of the two earned more. */
    public boolean raisesFlag() {
        return share >= MUCH;
    }
}
