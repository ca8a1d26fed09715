package dev.codementor.grading.results;

import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.roster.Student;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a gradebook.
 *
 * @param state {@code released}, {@code draft}, {@code failed} or another state of its batch
 * @param reason why the model gave no grade, or why it was not asked; empty with a grade
 * @param grade null when there is none
 * @param feedback for the student, may have several lines; empty when there is none
 * @param flags why a person had to look
 * @param origin where the grade comes from
 */
public record GradedSubmission(
        String customId,
        Student student,
        String state,
        String reason,
        @Nullable Grade grade,
        String feedback,
        List<String> flags,
        Origin origin) {

    /** Where a grade comes from. */
    public enum Origin {
        MODEL,
        PERSON,
        /** Only the rehearsal server answered, so there is no grade. */
        REHEARSAL,
        NONE
    }

    public GradedSubmission {
        flags = List.copyOf(flags);
    }
}
