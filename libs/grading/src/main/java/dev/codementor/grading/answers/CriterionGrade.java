package dev.codementor.grading.answers;

import java.math.BigDecimal;
import java.util.List;

/**
 * The grade for one criterion.
 *
 * @param criterion its id
 * @param answer one of the answers that the criterion allows
 * @param points computed from the answer by the rubric
 * @param evidence at most {@value AnswerLimits#EVIDENCE}; may be empty
 * @param feedback one line for the student; empty if the model gave none
 */
public record CriterionGrade(
        String criterion, String answer, BigDecimal points, List<Evidence> evidence, String feedback, Confidence sure) {

    public CriterionGrade {
        evidence = List.copyOf(evidence);
    }
}
