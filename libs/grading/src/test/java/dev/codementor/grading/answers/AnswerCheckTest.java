package dev.codementor.grading.answers;

import static dev.codementor.grading.Fixtures.aRubric;
import static dev.codementor.grading.Fixtures.aSubmission;
import static dev.codementor.grading.Fixtures.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.grading.answers.AnswerFault.Kind;
import dev.codementor.grading.answers.CheckedAnswer.Canary;
import dev.codementor.grading.answers.CheckedAnswer.Repair;
import dev.codementor.grading.answers.Evidence.Found;
import dev.codementor.grading.submissions.Submission;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCheckTest {

    private static final String CANARY = "contains_bird";

    private static final String ANSWER = """
        {"correct":{"evidence":[{"file":"count.py","line":2,"quote":"return len(text.split())"}],
          "feedback":"Gut\\n gezählt.","answer":"most","sure":"medium"},
         "named-well":{"evidence":[],"feedback":"Ja.","answer":"yes","sure":"high"},
         "stream":{"evidence":[],"feedback":"Nein.","answer":"no","sure":"low"},
         "contains_bird":"no"}\
        """;

    private static final Submission SENT = aSubmission(
            file("count.py", "def count(text):\n    return len(text.split())\n\nx = 1\ny = 2\nx = 1\n"),
            file("main.py", "print(count('a b'))\nx = 1\n"));

    private final AnswerCheck check = new AnswerCheck(CANARY);

    @Test
    void countsPointsItself() {
        Grade grade = grade(ANSWER);

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
        assertThat(grade(best).total()).isEqualByComparingTo("9");
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
                "\"most\" ~ \"some\" ~ ANSWER_UNKNOWN",
                "\"most\" ~ 3.5 ~ ANSWER_UNKNOWN",
                "\"named-well\" ~ \"named_well\" ~ CRITERION_MISSING",
                "\"contains_bird\" ~ \"total\" ~ CRITERION_MISSING",
                "\"stream\": ~ \"named-well\": ~ CRITERION_TWICE",
            })
    void asksAgainForWhatItWouldHaveToGuess(String right, String wrong, Kind kind) {
        CheckedAnswer checked = check(changed(right, wrong));

        assertThat(checked.faults()).extracting(AnswerFault::kind).contains(kind);
        assertThat(checked.faults()).extracting(AnswerFault::message).allMatch(each -> each.endsWith("."));
        assertThat(checked.grades()).hasSizeGreaterThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"answer\":\"yes\" ~ \"answer\":\"Yes\"",
                "\"answer\":\"yes\" ~ \"answer\":true",
                "\"answer\":\"most\" ~ \"answer\":\" MOST \"",
                "\"sure\":\"medium\" ~ \"sure\":\"0.9\"",
                "\"sure\":\"medium\" ~ \"sure\":\"high\",\"points\":6",
                "\"line\":2 ~ \"line\":\"2\"",
                "\"evidence\":[], ~ ``",
                "\"contains_bird\":\"no\"} ~ \"contains_bird\":\"no\",\"more\":1}",
                "\"contains_bird\":\"no\"} ~ \"contains_bird\":\"no\"} So it is.",
            })
    void takesWhatCanMeanOnlyOneThing(String right, String wrong) {
        CheckedAnswer checked = check(changed(right, wrong));

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.repairs()).isEmpty();
        assertThat(Grade.of(aRubric(), checked.grades()).total()).isEqualByComparingTo("5.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here is my grading:\n```json\n%s\n```\nI hope this helps {really}.",
                "The function `f(){ return {a: 1}; }` is right.\n%s",
                "{\"grading\": %s}",
                "{} %s",
            })
    void readsTheObjectThatIsInsideSomethingElse(String around) {
        assertThat(check(around.replace("%s", ANSWER))).isEqualTo(check(ANSWER));
    }

    @Test
    void readsCriteriaThatStandInObjectsOfTheirOwn() {
        String apart = ANSWER.replace(",\n \"named-well\"", "}\n{\"named-well\"");

        assertThat(apart).isNotEqualTo(ANSWER);
        assertThat(check(apart)).isEqualTo(check(ANSWER));
    }

    @Test
    void choosesNoneOfTwoGradingsThatDiffer() {
        CheckedAnswer checked = check(ANSWER + ANSWER.replace("\"most\"", "\"all\""));

        assertThat(checked.faults()).extracting(AnswerFault::kind).containsExactly(Kind.CRITERION_TWICE);
        assertThat(checked.grades()).extracting(CriterionGrade::criterion).containsExactly("named-well", "stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"return len(text)\\n", "never written", "def … return 7", "r"})
    void leavesOutAQuoteThatDoesNotExistAndTrustsTheRestLess(String quote) {
        String wrong = quote.startsWith("return") ? "return length(text)" : quote;

        CheckedAnswer checked = check(changed("return len(text.split())", wrong));

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.repairs()).containsExactly(Repair.QUOTES);
        assertThat(checked.grades().getFirst().evidence()).isEmpty();
        assertThat(checked.grades().getFirst().sure()).isEqualTo(Confidence.LOW);
    }

    @Test
    void keepsTheQuotesThatExist() {
        CheckedAnswer checked = check(changed(
                "\"quote\":\"return len(text.split())\"}",
                "\"quote\":\"return len(text.split())\"},{\"file\":\"count.py\",\"line\":1,\"quote\":\"class X\"}"));

        assertThat(checked.repairs()).containsExactly(Repair.QUOTES);
        assertThat(checked.grades().getFirst().evidence()).hasSize(1);
        assertThat(checked.grades().getFirst().sure()).isEqualTo(Confidence.LOW);
    }

    @Test
    void readsAQuoteAroundAnEllipsis() {
        assertThat(evidence("count.py", 1, "def count(text):\\n...\\nx = 1"))
                .isEqualTo(new Evidence(
                        "count.py", 1, 4, "def count(text):\n    return len(text.split())\n\nx = 1", Found.AS_SAID));
        assertThat(evidence("count.py", 4, "y = 2 … x = 1"))
                .extracting(Evidence::line, Evidence::endLine)
                .containsExactly(5, 6);
        assertThat(evidence("count.py", 1, "def count(text): ...").quote()).isEqualTo("def count(text):");
    }

    @Test
    void cutsLongFeedbackAfterASentence() {
        CheckedAnswer checked = check(changed("Ja.", "Das ist gut so. ".repeat(56)));
        CheckedAnswer looping = check(changed("Ja.", "gut".repeat(300)));

        assertThat(checked.faults()).isEmpty();
        assertThat(checked.repairs()).containsExactly(Repair.FEEDBACK);
        assertThat(checked.grades().get(1).feedback())
                .hasSizeBetween(480, AnswerLimits.FEEDBACK)
                .endsWith("gut so.");
        assertThat(looping.grades().get(1).feedback())
                .hasSizeLessThan(AnswerLimits.FEEDBACK + 3)
                .endsWith("…");
    }

    /** Exactly the greatest length of the schema, in the middle of a word. */
    @Test
    void noticesFeedbackThatTheSchemaStopped() {
        String stopped = "Das ist gut so. ".repeat(40).substring(0, AnswerLimits.FEEDBACK);
        CheckedAnswer checked = check(changed("Ja.", stopped));

        assertThat(checked.repairs()).containsExactly(Repair.FEEDBACK);
        assertThat(checked.grades().get(1).feedback()).endsWith("gut so.");
        String whole = "x".repeat(AnswerLimits.FEEDBACK - 1) + ".";
        assertThat(check(changed("Ja.", whole)).repairs()).isEmpty();
    }

    @Test
    void needsNoFeedback() {
        CheckedAnswer checked = check(changed("\"Ja.\"", "\" \""));

        assertThat(checked.repairs()).containsExactly(Repair.FEEDBACK);
        assertThat(checked.grades()).hasSize(3);
    }

    @Test
    void keepsWhatIsCompleteOfAnAnswerThatWasCutOff() {
        CheckedAnswer checked = check.check(
                ANSWER.substring(0, ANSWER.indexOf("\"stream\"") + 20),
                true,
                SENT,
                aRubric().criteria());

        assertThat(checked.faults())
                .extracting(AnswerFault::kind)
                .containsExactly(Kind.CUT_OFF, Kind.CRITERION_MISSING, Kind.CRITERION_MISSING);
        assertThat(checked.grades()).extracting(CriterionGrade::criterion).containsExactly("correct", "named-well");
    }

    @Test
    void readsOnlyTheCriteriaThatWereAskedAbout() {
        assertThat(check.check(ANSWER, false, SENT, aRubric().criteria().subList(0, 1))
                        .grades())
                .extracting(CriterionGrade::criterion)
                .containsExactly("correct");
    }

    @Test
    void noticesWhoeverFindsTheWordThatIsNotThere() {
        assertThat(check(changed("bird\":\"no", "bird\":\"yes")).canary()).isEqualTo(Canary.CONFIRMED);
        assertThat(check(ANSWER).canary()).isEqualTo(Canary.DENIED);
        assertThat(check(changed("contains_bird", "x")).canary()).isEqualTo(Canary.UNANSWERED);
    }

    @Test
    void countsAgainByAnotherRubric() {
        Grade grade = grade(ANSWER);

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
            assertThatCode(() -> check(text.toString())).as("%s", text).doesNotThrowAnyException();
        }
        for (String odd : List.of("", "null", "[]", "7", "[".repeat(5_000), "{\"correct\":null}", "{\"correct\":[]}")) {
            assertThat(check(odd).grades()).isEmpty();
            assertThat(check(odd).faults()).isNotEmpty();
        }
    }

    private Evidence evidence(String file, int line, String quote) {
        String answer = ANSWER.replace(
                        "\"file\":\"count.py\",\"line\":2", "\"file\":\"%s\",\"line\":%d".formatted(file, line))
                .replace("return len(text.split())", quote);
        return grade(answer).criteria().getFirst().evidence().getFirst();
    }

    private CheckedAnswer check(String answer) {
        return check.check(answer, false, SENT, aRubric().criteria());
    }

    private Grade grade(String answer) {
        CheckedAnswer checked = check(answer);
        assertThat(checked.faults()).isEmpty();
        return Grade.of(aRubric(), checked.grades());
    }

    private static String changed(String right, String wrong) {
        assertThat(ANSWER).contains(right);
        return ANSWER.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
    }
}
