package dev.codementor.grading.blind;

import static dev.codementor.grading.Fixtures.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlindfoldTest {

    private static final Student ADA =
            new Student("4711001", "Adaline Byron", "a.byron@uni.test", List.of("byrad1"), "");
    private static final Student MAX = new Student("4711002", "Max Price", "max@uni.test", List.of("maxp"), "");
    private static final Student AN = new Student("4711003", "An Li", "", List.of(), "");
    private static final Student JOSE = new Student("4711004", "José Maria O'Neil-Díaz", "", List.of(), "");

    private final Roster roster = new Roster(List.of(ADA, MAX, AN, JOSE));
    private final Pseudonyms pseudonyms = new Pseudonyms(roster);
    private final Blindfold blindfold = new Blindfold(roster, pseudonyms);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# by Adaline Byron | # by Student0001",
                "# Byron, Adaline | # Student0001",
                "# ADALINE BYRON, 4711001 | # Student0001, 9000001",
                "# thanks to Byron and adaline | # thanks to Student0001 and student0001",
                "# a.byron@uni.test or BYRAD1 | # student0001@example.invalid or Student0001",
                "x = 'hw3_4711001.txt' | x = 'hw3_9000001.txt'",
                "class AdalineByronStack: | class Student0001Stack:",
                "def byron_sort(xs): | def student0001_sort(xs):",
                "adalinebyron = 1 | Student0001 = 1",
                "# with Max Price | # with Student0002",
                "# José Maria O'Neil-Díaz | # Student0004",
                "# josé maria o'neil-díaz helped | # Student0004 helped",
                "# An Li | # Student0003",
                "# @author Countess of L. | # @author Student0001",
                "# Author: somebody else | # Author: Student0001",
            })
    void takesNamesOut(String before, String after) {
        assertThat(blinded(before + "\n")).isEqualTo(after + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max = Max(an, An)",
                "Max price = price.max()  # the max price; Max of An array",
                "maxPrice = maxP + max_price",
                "an_list = anLi(An)",
                "byronic = 4711 + 47110011  # maximal",
                "e = 'someone@else.test'",
                "# Price is what Maria pays",
            })
    void leavesWordsThatAreOnlyLikeNames(String text) {
        String expected = text.replace("Maria", "Student0004");
        assertThat(blinded(text)).isEqualTo(expected);
    }

    @Test
    void leavesOthersSingleNamesInIdentifiers() {
        Submission other = new Submission("s", AN, false, List.of(file("a.py", "byron_sort = 1 # ask Byron\n")));

        assertThat(blindfold.blind(other).submission().files().getFirst().text())
                .isEqualTo("byron_sort = 1 # ask Student0001\n");
    }

    @Test
    void renamesFilesAndKeepsThemApart() {
        Blinded blinded = blindfold.blind(new Submission(
                "s", ADA, false, List.of(file("Adaline Byron/main.py", "x"), file("byron_adaline/main.py", "y"))));

        assertThat(blinded.submission().files())
                .extracting(SubmissionFile::name)
                .containsExactly("Student0001/main-2.py", "Student0001/main.py");
        assertThat(blinded.restored().files())
                .containsExactly(file("Adaline Byron/main.py", "x"), file("byron_adaline/main.py", "y"));
        assertThat(blinded.count()).isEqualTo(2);
    }

    @Test
    void knowsTheSubmissionsStudentWithoutARoster() {
        Submission submission = new Submission(
                "s", Student.known("101", "Ada Byron"), false, List.of(file("a.py", "# Ada Byron\n# Byron\n")));

        assertThat(new Blindfold(Roster.EMPTY, new Pseudonyms(Roster.EMPTY))
                        .blind(submission)
                        .submission()
                        .files())
                .containsExactly(file("a.py", "# Student0000\n# Student0000\n"));
    }

    @Test
    void saysWhomAPseudonymMeans() {
        assertThat(pseudonyms.whoIs("Student0002")).contains(MAX);
        assertThat(pseudonyms.whoIs("Student0000")).isEmpty();
        assertThat(pseudonyms.whoIs("Studentx")).isEmpty();
    }

    @Test
    void keepsLinesAndGivesEverythingBack() {
        Random random = new Random(6);
        List<String> pieces = List.of(
                "Adaline",
                "Byron",
                " ",
                "\n",
                ", ",
                "# ",
                "\"",
                "max",
                "Max Price",
                "An Li",
                "4711001",
                "_",
                ".",
                "a.byron@uni.test",
                "x = 1",
                "/* ",
                "José Maria",
                " O'Neil-Díaz",
                "@author Z\n",
                "😀",
                "é",
                "adalineByron");
        for (int round = 0; round < 2_000; round++) {
            List<SubmissionFile> files = new ArrayList<>();
            for (String name : List.of("a.py", "Byron.java", "notes.txt")) {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(20); i >= 0; i--) {
                    text.append(pieces.get(random.nextInt(pieces.size())));
                }
                files.add(file(name, text.toString()));
            }
            Submission submission = new Submission("s", ADA, false, files);

            Blinded blinded = blindfold.blind(submission);

            assertThat(blinded.restored()).isEqualTo(submission);
            for (SubmissionFile file : blinded.submission().files()) {
                assertThat(lines(file.text()))
                        .isEqualTo(lines(blinded.restored().files().stream()
                                .filter(each ->
                                        each.name().equals(blinded.original().get(file.name())))
                                .findFirst()
                                .orElseThrow()
                                .text()));
                assertThat(file.text().toLowerCase(Locale.ROOT)).doesNotContain("a.byron@uni.test", "adaline byron");
            }
        }
    }

    private static long lines(String text) {
        return text.chars().filter(each -> each == '\n').count();
    }

    private String blinded(String text) {
        Submission submission = new Submission("s", ADA, false, List.of(file("main.py", text)));
        return blindfold.blind(submission).submission().files().getFirst().text();
    }
}
