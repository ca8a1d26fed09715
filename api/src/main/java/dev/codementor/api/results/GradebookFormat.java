package dev.codementor.api.results;

import dev.codementor.api.requests.Parameters;
import dev.codementor.grading.results.CanvasCsv;
import dev.codementor.grading.results.MoodleCsv;
import dev.codementor.grading.results.PlainCsv;
import dev.codementor.grading.results.ResultWriter;
import dev.codementor.grading.roster.Gradebook;
import dev.codementor.grading.rubric.Rubric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The program for whose import a CSV is made. */
enum GradebookFormat {
    /** For people: a column for each criterion. */
    PLAIN,
    CANVAS,
    MOODLE;

    /** @throws dev.codementor.api.problems.ProblemException for an unknown format */
    static GradebookFormat of(String wireName) {
        for (GradebookFormat each : values()) {
            if (each.wireName().equals(wireName)) {
                return each;
            }
        }
        throw Parameters.invalid("format", "must be plain, canvas or moodle");
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param gradebook the file into which grades are written; null when there is none */
    ResultWriter writer(String assignment, Rubric rubric, @Nullable Gradebook gradebook) {
        return switch (this) {
            case PLAIN -> new PlainCsv(rubric);
            case CANVAS -> new CanvasCsv(assignment, rubric.maximum(), gradebook);
            case MOODLE -> new MoodleCsv(rubric.maximum(), gradebook);
        };
    }
}
