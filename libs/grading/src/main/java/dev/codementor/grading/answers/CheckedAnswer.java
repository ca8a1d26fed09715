package dev.codementor.grading.answers;

import java.util.List;
import java.util.Set;

/**
 * What is good in an answer, and what is wrong with the rest.
 *
 * @param grades for the criteria whose part of the answer can be used
 * @param canary what it says about the word that does not occur
 * @param faults one for each criterion that has to be asked about again, after those of the answer as a whole
 * @param repairs what was left out of the grades
 */
public record CheckedAnswer(List<CriterionGrade> grades, Canary canary, List<AnswerFault> faults, Set<Repair> repairs) {

    public CheckedAnswer {
        grades = List.copyOf(grades);
        faults = List.copyOf(faults);
        repairs = Set.copyOf(repairs);
    }

    /** What an answer says about the word that does not occur. */
    public enum Canary {
        UNANSWERED,
        /** As it should be, or the question was not asked. */
        DENIED,
        /** The model is not reading. */
        CONFIRMED
    }

    /** What was left out, so that the rest can be used. */
    public enum Repair {
        /** A quote that is not in the submission. The confidence of its criterion is lowered. */
        QUOTES,
        /** The end of feedback that was too long; or there was no feedback. */
        FEEDBACK
    }
}
