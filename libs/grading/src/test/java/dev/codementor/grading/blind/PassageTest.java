package dev.codementor.grading.blind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.answers.Evidence;
import dev.codementor.grading.answers.Evidence.Found;
import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassageTest {

    /** Was {@code // by Ada Lovelace and Bo / x = 1 // Ada}. */
    private static final Passage PASSAGE = new Passage(
            "// by Student 7 and Student 8\nx = 1 // Student 7\n",
            List.of(
                    new Blinded.Replacement(6, "Student 7", "Ada Lovelace"),
                    new Blinded.Replacement(20, "Student 8", "Bo"),
                    new Blinded.Replacement(39, "Student 7", "Ada")));

    @ParameterizedTest
    @CsvSource({
        "1, // by Student 7 and Student 8, // by Ada Lovelace and Bo",
        "1, by Student 7, by Ada Lovelace",
        "1, by Stud, by Ada Lovelace",
        "1, 7 and Student, Ada Lovelace and Bo",
        "1, Student 7, Ada Lovelace",
        "2, Student 7, Ada",
        "2, x = 1, x = 1",
        "1, nowhere, nowhere",
        "99, x = 1, x = 1",
        "1, '', ''"
    })
    void putsNamesBackIntoQuotes(int line, String quote, String before) {
        assertThat(PASSAGE.restored(line, quote)).isEqualTo(before);
    }

    @Test
    void findsEachLineOfABlindedSubmissionAgain() {
        Student ada = new Student("18151815", "Ada Lovelace", "ada@uni.example", List.of(), "");
        String text = "// Ada Lovelace, 18151815\nclass AdaMain {\n  // ask ada@uni.example\n  int x;\n}\n";
        Submission handedIn = new Submission("s", ada, false, List.of(new SubmissionFile("AdaMain.java", text)));
        Roster roster = new Roster(List.of(ada));
        Blinded blinded = new Blindfold(roster, new Pseudonyms(roster)).blind(handedIn);
        SubmissionFile blind = blinded.submission().files().getFirst();
        List<String> before = text.lines().toList();
        List<String> now = blind.text().lines().toList();

        assertThat(now).hasSameSizeAs(before).isNotEqualTo(before);
        for (int line = 1; line <= now.size(); line++) {
            Evidence shown = blinded.restored(new Evidence(blind.name(), line, line, now.get(line - 1), Found.AS_SAID));

            assertThat(shown.quote()).isEqualTo(before.get(line - 1));
            assertThat(shown.file()).isEqualTo("AdaMain.java");
            assertThat(shown.line()).isEqualTo(line);
        }
    }
}
