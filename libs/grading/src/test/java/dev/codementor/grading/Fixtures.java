package dev.codementor.grading;

import dev.codementor.grading.roster.Student;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.RubricReader;
import dev.codementor.grading.rubric.RubricReading.Read;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.List;

/** What many tests begin with. */
public final class Fixtures {

    private Fixtures() {}

    public static Rubric aRubric() {
        return rubric("""
                id: week-3
                title: Word count
                language: de
                assignment: Count the words of a text.
                criteria:
                  - id: correct
                    title: Counts right
                    points: 6
                    guidance: Look at empty lines.
                    levels:
                      - {name: all, points: 6, description: Every case holds.}
                      - {name: most, points: 3.5}
                      - {name: none, points: 0}
                  - {id: named-well, title: Names say what they hold, points: 2, note: See chapter 2.}
                  - {id: stream, title: Reads in a stream, points: 1, extraCredit: true}
                """);
    }

    public static Rubric rubric(String yaml) {
        return ((Read) new RubricReader().read("r.yaml", yaml)).rubric();
    }

    public static Submission aSubmission(SubmissionFile... files) {
        return new Submission("s1", Student.known("s1", ""), false, List.of(files));
    }

    public static SubmissionFile file(String name, String text) {
        return new SubmissionFile(name, text);
    }
}
