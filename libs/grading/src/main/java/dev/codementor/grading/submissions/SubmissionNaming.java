package dev.codementor.grading.submissions;

import java.util.regex.Pattern;

/** How the names in an archive identify the student. */
public sealed interface SubmissionNaming {

    /** Recognised from the names themselves. */
    record Detected() implements SubmissionNaming {}

    /** Moodle's download: {@code Full Name_12345_assignsubmission_file_/main.py}, in folders or without. */
    record Moodle() implements SubmissionNaming {}

    /** Canvas' download: {@code lastnamefirst_LATE_12345_67890_main-1.py}. */
    record Canvas() implements SubmissionNaming {}

    /** The first folder, or the name of a file that lies in none, is the student. */
    record Folders() implements SubmissionNaming {}

    /**
     * A custom pattern, which has to match the beginning of the path.
     *
     * @param pattern with a group named {@code student}; the path after the match is the file's name within the
     *     submission
     */
    record Own(Pattern pattern) implements SubmissionNaming {

        /** @throws IllegalArgumentException without that group */
        public Own {
            if (!pattern.namedGroups().containsKey("student")) {
                throw new IllegalArgumentException("the pattern needs a group (?<student>…)");
            }
        }
    }
}
