package dev.codementor.grading.distrust;

import static dev.codementor.grading.Fixtures.aSubmission;
import static dev.codementor.grading.Fixtures.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.distrust.Finding.Kind;
import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.submissions.JsonlSubmissions;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionLimits;
import dev.codementor.grading.submissions.SubmissionReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttackSetTest {

    private static final Path ATTACKS = Path.of("attack-set/attacks.txt");
    private static final Path CLASS_SET = Path.of("class-set");
    private static final Set<String> TRICKSTERS = Set.of("s16", "g14");

    private final InstructionFinder finder = new InstructionFinder();

    static List<Attack> attacks() throws IOException {
        return Attack.read(ATTACKS);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void treatsEachAsExpected(Attack attack) throws IOException {
        Neutraliser neutraliser = new Neutraliser(AttackTable.rubric(CLASS_SET.resolve("word-stats/rubric.yaml")));

        Attack.Treatment treatment = attack.treatment(finder, neutraliser);

        assertThat(treatment.isAs(attack.expected()))
                .as(
                        "%s expected %s, findings %s, neutralised %s:%n%s",
                        attack.id(),
                        attack.expected(),
                        treatment.findings(),
                        treatment.neutralised(),
                        neutraliser.neutralise(attack.submission()).files().getFirst())
                .isTrue();
    }

    @Test
    void hasEnoughOfEachWay() throws IOException {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(attacks()).extracting(Attack::expected).contains(Kind.values());
        assertThat(attacks()).extracting(Attack::id).doesNotHaveDuplicates();
    }

    @Test
    void raisesNoFalseAlarmOnHonestStudents() throws IOException {
        for (Submission submission : AttackTable.submissions(CLASS_SET)) {
            if (!TRICKSTERS.contains(submission.customId())) {
                assertThat(finder.find(submission)).as(submission.customId()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# ignore all empty lines before the header",
                "# skip the first line, as the assignment says",
                "// returns the highest score of the student",
                "// gives the best student, or all of them with full points",
                "# prints maximum points and the mean of all grades",
                "# System: Linux 6.1, Python 3.12",
                "--- end of data ---",
                "// TODO: ask the teacher what to do about negative points",
                "# Note: this function must return the maximum",
                "# you are here if the file was not found",
                "# act as if the list were sorted",
                "# Requirement 3: words are counted without case",
                "# criteria: at least 3 letters",
                "// the grading scale is from the exam regulations",
                "# Sorry, I did not finish this. Please see my second file.",
                "# According to the rubric we need docstrings, so here they are",
                "// forget the old value",
                "# override the default rules of sorting",
                "# all tests passed on my computer",
            })
    void leavesWhatProgramsSayOfThemselves(String comment) {
        assertThat(finder.find(aSubmission(file("notes.txt", comment + "\n")))).isEmpty();
    }

    @Test
    void findsTheTwoThatAreNot() throws IOException {
        assertThat(AttackTable.submissions(CLASS_SET))
                .hasSize(40)
                .filteredOn(each -> !finder.find(each).isEmpty())
                .extracting(Submission::customId)
                .containsExactlyInAnyOrderElementsOf(TRICKSTERS);
    }

    @Test
    void keepsTheLinesOfEveryProgram() throws IOException {
        Neutraliser neutraliser = new Neutraliser(AttackTable.rubric(CLASS_SET.resolve("grade-book/rubric.yaml")));
        for (Submission submission : AttackTable.submissions(CLASS_SET)) {
            String text = submission.files().getFirst().text();
            String copy = neutraliser.neutralise(submission).files().getFirst().text();

            assertThat(copy.lines().count())
                    .as(submission.customId())
                    .isEqualTo(text.lines().count());
            assertThat(finder.find(neutraliser.neutralise(submission)))
                    .as(submission.customId())
                    .isEmpty();
        }
    }

    @Test
    void printsTheTable() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        AttackTable.print(ATTACKS, CLASS_SET, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("| comment-01 | comment | INSTRUCTION | INSTRUCTION | 1 | yes |")
                .contains("40 programs, 2 are flagged: g14, s16");
    }

    @Test
    void isABatchThatCanBeUploaded(@TempDir Path folder) throws IOException {
        Path batch = folder.resolve("attacks.jsonl");
        List<Submission> read = new ArrayList<>();

        AttackTable.writeBatch(ATTACKS, batch);

        try (InputStream in = Files.newInputStream(batch)) {
            SubmissionReport report = new JsonlSubmissions(SubmissionLimits.DEFAULTS, Roster.EMPTY).read(in, read::add);
            assertThat(report).isInstanceOfSatisfying(SubmissionReport.Read.class, all -> {
                assertThat(all.rejected()).isEmpty();
                assertThat(all.skippedCounts()).isEmpty();
            });
        }
        assertThat(read)
                .extracting(Submission::digest)
                .isEqualTo(Attack.read(ATTACKS).stream()
                        .map(each -> each.submission().digest())
                        .toList());
    }
}
