package dev.codementor.grading.drafts;

import dev.codementor.grading.answers.Grade;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A grade as it is kept: a model's with what it is based on, or a person's, which is based on nothing else.
 *
 * @param agreement of the model's gradings; null for a person's grade
 * @param copy how the copy without the student's words was graded; null if it was not
 */
public record KeptGrade(
        Grade grade,
        @Nullable Agreement agreement,
        @Nullable Copy copy) {

    /**
     * How much gradings agreed.
     *
     * @param samples how many gradings there are, at least 1
     * @param shares by criterion: the share of gradings that gave the answer, above 0 to 1
     */
    public record Agreement(int samples, Map<String, BigDecimal> shares) {

        public Agreement {
            shares = Map.copyOf(shares);
        }
    }

    /**
     * How the copy was graded.
     *
     * @param pointsForWords points that the student's words may have earned; negative if the copy earned more
     * @param answers by criterion: what the copy was answered with, where that differs
     */
    public record Copy(BigDecimal pointsForWords, Map<String, String> answers) {

        public Copy {
            answers = Map.copyOf(answers);
        }
    }
}
