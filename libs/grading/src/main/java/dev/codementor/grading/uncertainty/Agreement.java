package dev.codementor.grading.uncertainty;

import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A comparison of several gradings of one submission.
 *
 * @param samples how many there are, at least 1
 * @param criteria in the order of the first grading
 */
public record Agreement(int samples, List<OfCriterion> criteria) {

    /** Below this share of equal answers a criterion is uncertain: two of three agree enough, three of five do not. */
    private static final double ENOUGH = 0.66;

    public Agreement {
        criteria = List.copyOf(criteria);
    }

    /**
     * @param answer the most frequent answer; between equally frequent answers the one with the fewest points, so that
     *     a grade that nobody has seen does not give the benefit of a doubt
     * @param share of the samples that gave it, above 0 to 1
     * @param spread mean distance in points of the samples from the answer's points
     */
    public record OfCriterion(String criterion, String answer, double share, BigDecimal points, double spread) {

        boolean isUncertain() {
            return share < ENOUGH;
        }
    }

    /** @throws IllegalArgumentException without gradings */
    public static Agreement of(List<Grade> gradings) {
        if (gradings.isEmpty()) {
            throw new IllegalArgumentException("agreement needs at least one grading");
        }
        List<OfCriterion> criteria = new ArrayList<>();
        for (CriterionGrade first : gradings.getFirst().criteria()) {
            List<CriterionGrade> all = gradings.stream()
                    .flatMap(each -> each.criterion(first.criterion()).stream())
                    .toList();
            criteria.add(of(first.criterion(), all));
        }
        return new Agreement(gradings.size(), criteria);
    }

    private static OfCriterion of(String criterion, List<CriterionGrade> grades) {
        Map<String, Long> counts = grades.stream()
                .collect(Collectors.groupingBy(CriterionGrade::answer, LinkedHashMap::new, Collectors.counting()));
        CriterionGrade chosen = Collections.max(
                grades,
                Comparator.comparing((CriterionGrade each) -> counts.getOrDefault(each.answer(), 0L))
                        .thenComparing(CriterionGrade::points, Comparator.reverseOrder()));
        double spread = grades.stream()
                .mapToDouble(
                        each -> each.points().subtract(chosen.points()).abs().doubleValue())
                .average()
                .orElse(0);
        double share = (double) counts.getOrDefault(chosen.answer(), 0L) / grades.size();
        return new OfCriterion(criterion, chosen.answer(), share, chosen.points(), spread);
    }

    /** Ids of the criteria that another sample could decide. */
    public List<String> uncertain() {
        return criteria.stream()
                .filter(OfCriterion::isUncertain)
                .map(OfCriterion::criterion)
                .toList();
    }
}
