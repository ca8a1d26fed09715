package dev.codementor.grading.answers;

import static dev.codementor.grading.Fixtures.aRubric;
import static dev.codementor.grading.Fixtures.aSubmission;
import static dev.codementor.grading.Fixtures.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.grading.answers.AnswerFault.Kind;
import dev.codementor.grading.answers.AnswerVerdict.Accepted;
import dev.codementor.grading.answers.AnswerVerdict.AskAgain;
import dev.codementor.grading.answers.AnswerVerdict.Flag;
import dev.codementor.grading.answers.AnswerVerdict.Flagged;
import dev.codementor.grading.answers.Evidence.Found;
import dev.codementor.grading.submissions.Submission;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCheckTest {

    private static final String CANARY = "contains_bird";

    private static final String ANSWER = """
            {"correct":{"evidence":[{"file":"count.py","line":2,"quote":"return len(text.split())"}],
              "feedback":"Gut\\n gezählt.","answer":"most","sure":"medium"},
             "named-well":{"evidence":[],"feedback":"Ja.","answer":"yes","sure":"high"},
             "stream":{"evidence":[],"feedback":"Nein.","answer":"no","sure":"low"},
             "contains_bird":"no"}""";

    private static final Submission SENT = aSubmission(
            file("count.py", "def count(text):\n    return len(text.split())\n\nx = 1\ny = 2\nx = 1\n"),
            file("main.py", "print(count('a b'))\nx = 1\n"));

    private final AnswerCheck check = new AnswerCheck(aRubric(), CANARY);

    @Test
    void countsPointsItself() {
        Grade grade = ((Accepted) check.check(ANSWER, false, SENT)).grade();

        assertThat(grade.total()).isEqualByComparingTo("5.5");
        assertThat(grade.criteria())
                .extracting(CriterionGrade::criterion)
                .containsExactly("correct", "named-well", "stream");
        assertThat(grade.criteria().getFirst().feedback()).isEqualTo("Gut gezählt.");
        assertThat(grade.criteria().getFirst().evidence())
                .containsExactly(new Evidence("count.py", 2, 2, "return len(text.split())", Found.AS_SAID));
    }

    @Test
    void addsExtraCreditBeyondTheMaximum() {
        String best = ANSWER.replace("\"most\"", "\"all\"")
                .replace("\"Nein.\",\"answer\":\"no\"", "\"Ja.\",\"answer\":\"yes\"");

        assertThat(aRubric().maximum()).isEqualByComparingTo("8");
        assertThat(((Accepted) check.check(best, false, SENT)).grade().total()).isEqualByComparingTo("9");
    }

    @Test
    void correctsTheLineOfAQuoteThatIsElsewhere() {
        assertThat(evidence("count.py", 9, "return len( text.split() )"))
                .isEqualTo(new Evidence("count.py", 2, 2, "return len(text.split())", Found.CORRECTED));
        assertThat(evidence("main.py", 2, "return len(text.split())").file()).isEqualTo("count.py");
        assertThat(evidence("nowhere.py", 1, "print(count('a b'))").found()).isEqualTo(Found.CORRECTED);
    }

    @Test
    void choosesTheNearestOfSeveralPlaces() {
        assertThat(evidence("count.py", 6, "x = 1"))
                .extracting(Evidence::line, Evidence::found)
                .containsExactly(6, Found.AS_SAID);
        assertThat(evidence("count.py", 3, "x=1"))
                .extracting(Evidence::line, Evidence::found)
                .containsExactly(4, Found.NEAREST);
    }

    @Test
    void readsQuotesOverSeveralLinesAndWithLineNumbers() {
        assertThat(evidence("count.py", 1, "1| def count(text):\\n2|     return len(text.split())"))
                .isEqualTo(new Evidence(
                        "count.py", 1, 2, "def count(text):\n    return len(text.split())", Found.AS_SAID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "return len(text.split()) ~ return len(text) ~ QUOTE_NOT_FOUND",
                "return len(text.split()) ~ def … return ~ QUOTE_NOT_FOUND",
                "return len(text.split()) ~ r ~ QUOTE_NOT_FOUND",
                "\"most\" ~ \"some\" ~ ANSWER_UNKNOWN",
                "\"most\" ~ 3.5 ~ ANSWER_UNKNOWN",
                "\"answer\":\"yes\" ~ \"answer\":\"Yes\" ~ ANSWER_UNKNOWN",
                "\"sure\":\"medium\" ~ \"sure\":\"0.9\" ~ SCHEMA",
                "\"sure\":\"medium\" ~ \"sure\":\"high\",\"points\":6 ~ SCHEMA",
                "\"line\":2 ~ \"line\":\"2\" ~ SCHEMA",
                "\"evidence\":[], ~ `` ~ SCHEMA",
                "\"Ja.\" ~ \" \" ~ FEEDBACK_UNUSABLE",
                "\"named-well\" ~ \"named_well\" ~ CRITERION_MISSING",
                "\"contains_bird\" ~ \"total\" ~ CRITERION_UNKNOWN",
                "\"stream\": ~ \"named-well\": ~ CRITERION_TWICE",
                "\"contains_bird\":\"no\"} ~ \"contains_bird\": ~ NOT_JSON",
                "\"contains_bird\":\"no\"} ~ \"contains_bird\":\"no\"} So it is. ~ NOT_JSON",
            })
    void asksAgainForWhatItWouldHaveToGuess(String right, String wrong, Kind kind) {
        assertThat(ANSWER).contains(right);

        AskAgain again = (AskAgain) check.check(
                ANSWER.replaceFirst(
                        java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)),
                false,
                SENT);

        assertThat(again.faults()).extracting(AnswerFault::kind).contains(kind);
        assertThat(again.messages()).allSatisfy(each -> assertThat(each).endsWith("."));
    }

    @Test
    void asksAgainForAnAnswerThatWasCutOff() {
        assertThat(((AskAgain) check.check(ANSWER, true, SENT))
                        .faults()
                        .getFirst()
                        .kind())
                .isEqualTo(Kind.CUT_OFF);
    }

    @Test
    void flagsWhoeverFindsTheWordThatIsNotThere() {
        Flagged flagged = (Flagged) check.check(ANSWER.replace("bird\":\"no", "bird\":\"yes"), false, SENT);

        assertThat(flagged.flag()).isEqualTo(Flag.CANARY);
        assertThat(flagged.draft()).isNotNull();
    }

    @Test
    void leavesItToAPersonAfterTheLastAttempt() {
        AskAgain again = (AskAgain) check.check("", false, SENT);

        assertThat(again.within(1, 2)).isSameAs(again);
        assertThat(again.within(2, 2)).isEqualTo(new Flagged(Flag.UNUSABLE, again.faults(), null));
    }

    @Test
    void countsAgainByAnotherRubric() {
        Grade grade = ((Accepted) check.check(ANSWER, false, SENT)).grade();

        assertThat(Grade.of(aRubric().only(java.util.Set.of("correct")), grade.criteria())
                        .total())
                .isEqualByComparingTo("3.5");
        assertThatThrownBy(() -> Grade.of(aRubric(), grade.criteria().subList(0, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no grade for stream");
    }

    @Test
    void neverThrowsForWhatAModelWrites() {
        Random random = new Random(4);
        String letters = "{}[]:,\"\\ \n1e-éaxyes\u0000";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder(ANSWER);
            for (int i = 0; i <= random.nextInt(4); i++) {
                text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            }
            assertThatCode(() -> check.check(text.toString(), false, SENT))
                    .as("%s", text)
                    .doesNotThrowAnyException();
        }
        for (String odd : List.of("", "null", "[]", "7", "[".repeat(5_000), "{\"correct\":null}", "{\"correct\":[]}")) {
            assertThat(check.check(odd, false, SENT)).isInstanceOf(AskAgain.class);
        }
    }

    private Evidence evidence(String file, int line, String quote) {
        String answer = ANSWER.replace(
                        "\"file\":\"count.py\",\"line\":2", "\"file\":\"%s\",\"line\":%d".formatted(file, line))
                .replace("return len(text.split())", quote);
        return ((Accepted) check.check(answer, false, SENT))
                .grade()
                .criteria()
                .getFirst()
                .evidence()
                .getFirst();
    }
}
