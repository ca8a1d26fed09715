package dev.codementor.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.blind.Blinded;
import dev.codementor.grading.blind.Blindfold;
import dev.codementor.grading.blind.Pseudonyms;
import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.RosterReader;
import dev.codementor.grading.roster.RosterReading;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassSetTest {

    @ParameterizedTest
    @ValueSource(strings = {"word-stats", "grade-book"})
    void hasMarksThatItsRubricAllows(String assignment) throws IOException {
        Path folder = Path.of("class-set", assignment);
        Rubric rubric = Fixtures.rubric(Files.readString(folder.resolve("rubric.yaml")));
        List<CSVRecord> marks = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(folder.resolve("marks.csv")))
                .getRecords();

        assertThat(marks).hasSize(20);
        for (CSVRecord mark : marks) {
            BigDecimal total = BigDecimal.ZERO;
            for (Criterion criterion : rubric.criteria()) {
                total = total.add(criterion.pointsFor(mark.get(criterion.id())).orElseThrow());
            }
            assertThat(new BigDecimal(mark.get("total"))).as(mark.get(0)).isEqualByComparingTo(total);
            assertThat(folder.resolve("submissions").resolve(mark.get(0))).isDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"word-stats", "grade-book"})
    void leavesNoNameOfItsRosterToTheModel(String assignment) throws IOException {
        Path folder = Path.of("class-set", assignment);
        Roster roster = ((RosterReading.Read)
                        new RosterReader().read("roster.csv", Files.readString(folder.resolve("roster.csv"))))
                .roster();
        Blindfold blindfold = new Blindfold(roster, new Pseudonyms(roster));
        List<String> named = new ArrayList<>();

        for (Student student : roster.students()) {
            String id = student.submission();
            String name = assignment.equals("word-stats") ? "wordstats.py" : "GradeBook.java";
            String text =
                    Files.readString(folder.resolve("submissions").resolve(id).resolve(name));
            Submission submission = new Submission(id, student, false, List.of(new SubmissionFile(name, text)));

            Blinded blinded = blindfold.blind(submission);

            assertThat(blinded.submission().files().getFirst().text()).doesNotContain(student.name(), student.email());
            assertThat(blinded.restored()).isEqualTo(submission);
            if (blinded.count() > 0) {
                named.add(id);
            }
        }
        assertThat(named)
                .containsExactlyElementsOf(
                        assignment.equals("word-stats") ? List.of("s03", "s14") : List.of("g03", "g19"));
    }
}
