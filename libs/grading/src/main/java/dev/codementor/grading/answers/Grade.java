package dev.codementor.grading.answers;

import dev.codementor.grading.rubric.Rubric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A whole grade.
 *
 * @param criteria in the rubric's order
 * @param total the points of all criteria; with extra credit the total can exceed the rubric's maximum
 */
public record Grade(List<CriterionGrade> criteria, BigDecimal total) {

    public Grade {
        criteria = List.copyOf(criteria);
    }

    /**
     * Computes points and total by this rubric, and ignores the points that the grades came with.
     *
     * @throws IllegalArgumentException if a criterion is missing or has an answer that the rubric does not allow
     */
    public static Grade of(Rubric rubric, List<CriterionGrade> criteria) {
        Map<String, CriterionGrade> byId =
                criteria.stream().collect(Collectors.toMap(CriterionGrade::criterion, each -> each));
        List<CriterionGrade> counted = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (var criterion : rubric.criteria()) {
            CriterionGrade grade = byId.get(criterion.id());
            Optional<BigDecimal> points = grade == null ? Optional.empty() : criterion.pointsFor(grade.answer());
            if (grade == null || points.isEmpty()) {
                throw new IllegalArgumentException("no grade for " + criterion.id());
            }
            total = total.add(points.get());
            counted.add(new CriterionGrade(
                    criterion.id(), grade.answer(), points.get(), grade.evidence(), grade.feedback(), grade.sure()));
        }
        return new Grade(counted, total);
    }

    public Optional<CriterionGrade> criterion(String id) {
        return criteria.stream().filter(each -> each.criterion().equals(id)).findFirst();
    }
}
