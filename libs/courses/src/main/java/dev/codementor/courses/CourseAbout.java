package dev.codementor.courses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What students of a course are told about their mentor.
 *
 * @param name of the course; null when nobody wrote one
 * @param may what the mentor does
 * @param mayNot what it leaves to the student
 * @param answerLanguageNote about the languages in which one can ask; null when nobody wrote one
 */
public record CourseAbout(
        @Nullable String name,
        List<String> may,
        List<String> mayNot,
        @Nullable String answerLanguageNote) {

    /** The text for courses about which nobody has written anything. */
    public static final CourseAbout BUILT_IN = new CourseAbout(
            null,
            List.of("explain ideas, error messages and code", "give hints", "review your code"),
            List.of("hand out finished solutions for graded work"),
            null);

    public CourseAbout {
        may = List.copyOf(may);
        mayNot = List.copyOf(mayNot);
    }
}
