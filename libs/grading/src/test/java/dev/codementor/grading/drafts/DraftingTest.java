package dev.codementor.grading.drafts;

import static dev.codementor.grading.Fixtures.aRubric;
import static dev.codementor.grading.Fixtures.aSubmission;
import static dev.codementor.grading.Fixtures.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.codementor.grading.answers.Confidence;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.drafts.DraftStep.Ask;
import dev.codementor.grading.drafts.DraftStep.Done;
import dev.codementor.grading.drafts.DraftStep.Purpose;
import dev.codementor.grading.golden.Golden;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.grading.prompting.Delimiter;
import dev.codementor.grading.submissions.Submission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftingTest {

    private static final GradingPlan ONE_ASK = new GradingPlan(1, 0, false, true, true, false);
    private static final Delimiter DELIMITER = Delimiter.fresh(new Random(1));
    private static final Submission PROGRAM =
            aSubmission(file("count.py", "# the best program ever\ndef count(text):\n    return len(text.split())\n"));
    private static final Submission WORDLESS = aSubmission(file("file1.py", "print(len(input().split()))\n"));

    private final List<Purpose> asked = new ArrayList<>();

    @Test
    void drafts() {
        Done done = run(drafting(ONE_ASK, PROGRAM), answer("all", "yes", "no", "high"));

        assertThat(asked).containsExactly(Purpose.DRAFT);
        assertThat(grade(done).total()).isEqualByComparingTo("8");
        assertThat(grade(done).criteria().getFirst().evidence().getFirst().line())
                .isEqualTo(2);
        assertThat(done.flags()).isEmpty();
        assertThat(done.expectedGain()).isBetween(0.1, 0.5);
    }

    @Test
    void asksAgainWithWhatWasWrongUntilAnAnswerIsUsable() {
        Drafting drafting = drafting(new GradingPlan(3, 0, false, true, true, false), PROGRAM);
        String first = ask(drafting).prompt().user();
        assertThat(drafting.answered("no JSON", false)).hasSize(1);
        Ask second = ask(drafting);
        assertThat(drafting.answered("{", true)).hasSize(2);
        assertThat(drafting.answered(answer("most", "yes", "no", "high"), false))
                .isEmpty();

        assertThat(second.nth()).isEqualTo(2);
        assertThat(second.prompt().user())
                .startsWith(first.substring(0, first.lastIndexOf('\n')))
                .contains("- The answer is not one JSON object.");
        assertThat(grade(done(drafting)).total()).isEqualByComparingTo("5.5");
    }

    @Test
    void leavesToAPersonWhatIsNeverUsable() {
        Done done = run(drafting(new GradingPlan(2, 8, true, true, true, false), PROGRAM), "?", "?");

        assertThat(asked).containsExactly(Purpose.DRAFT, Purpose.DRAFT);
        assertThat(done).isEqualTo(new Done(null, NoDraft.NOT_JSON, Set.of(ReviewFlag.UNUSABLE), null));
    }

    @Test
    void asksForAMissingCriterionAlone() {
        Drafting drafting = drafting(new GradingPlan(2, 0, false, true, true, false), PROGRAM);
        String whole = ask(drafting).prompt().user();
        drafting.answered(answer("most", "yes", "no", "high").replace("\"yes\"", "\"perhaps\""), false);
        Ask again = ask(drafting);

        assertThat(again.prompt().user())
                .startsWith(whole.substring(0, whole.lastIndexOf('\n')))
                .contains("- The criterion named-well must be answered with one of [yes, no].")
                .endsWith(", and only for: named-well.");
        assertThat(again.prompt().answerSchema().path("properties").propertyNames())
                .containsExactly("named-well");

        drafting.answered("{%s}".formatted(criterion("named-well", "yes", "high", "")), false);

        assertThat(grade(done(drafting)).total()).isEqualByComparingTo("5.5");
        assertThat(done(drafting).flags()).isEmpty();
    }

    @Test
    void asksAgainOnlyForWhatIsBehindTheEndOfACutAnswer() {
        Drafting drafting = drafting(new GradingPlan(2, 0, false, true, true, false), PROGRAM);
        String answer = answer("all", "yes", "no", "high");

        drafting.answered(answer.substring(0, answer.indexOf("\"stream\"") + 30), true);

        assertThat(ask(drafting).prompt().user())
                .endsWith(", and only for: stream, %s.".formatted(DELIMITER.canaryCriterion()));
    }

    @Test
    void keepsADraftWhoseQuotesOrFeedbackAreBad() {
        Done done = run(
                drafting(ONE_ASK, PROGRAM),
                answer("all", "yes", "no", "high", "{\"file\":\"count.py\",\"line\":1,\"quote\":\"never written\"}")
                        .replaceFirst("Because\\.", "Because of this. ".repeat(60)));

        assertThat(done.flags()).containsExactlyInAnyOrder(ReviewFlag.QUOTES, ReviewFlag.FEEDBACK);
        CriterionGrade correct = grade(done).criteria().getFirst();
        assertThat(correct.evidence()).isEmpty();
        assertThat(correct.sure()).isEqualTo(Confidence.LOW);
        assertThat(correct.feedback()).hasSizeBetween(250, 500).endsWith("Because of this.");
        assertThat(grade(done).total()).isEqualByComparingTo("8");
    }

    @Test
    void doesNotTrustAModelThatNeverAnswersTheCanary() {
        String silent = answer("all", "yes", "no", "high").replace("," + canary("no"), "");

        Done done = run(drafting(new GradingPlan(2, 2, true, true, true, false), PROGRAM), silent, "{}");

        assertThat(asked).containsExactly(Purpose.DRAFT, Purpose.DRAFT);
        assertThat(done.flags()).containsExactly(ReviewFlag.CANARY);
        assertThat(grade(done).total()).isEqualByComparingTo("8");
    }

    @Test
    void gradesNothingOfWhichTheServerReadOnlyAPart() {
        Drafting drafting = drafting(GradingPlan.STANDARD, PROGRAM);

        drafting.truncated();

        assertThat(done(drafting)).isEqualTo(new Done(null, NoDraft.TRUNCATED, Set.of(ReviewFlag.TRUNCATED), null));
    }

    @Test
    void saysWhyThereIsNoDraft() {
        assertThat(run(drafting(ONE_ASK, PROGRAM), " ").noDraft()).isEqualTo(NoDraft.EMPTY);
        assertThat(run(drafting(ONE_ASK, PROGRAM), "{}").noDraft()).isEqualTo(NoDraft.NOT_JSON);
        assertThat(run(drafting(ONE_ASK, PROGRAM), "{" + canary("no") + "}").noDraft())
                .isEqualTo(NoDraft.CRITERION_MISSING);
        assertThat(run(drafting(ONE_ASK, PROGRAM), "{" + canary("yes") + "}").noDraft())
                .isEqualTo(NoDraft.CANARY);
        assertThat(run(drafting(ONE_ASK, PROGRAM), answer("good", "yes", "no", "high"))
                        .noDraft())
                .isEqualTo(NoDraft.ANSWER_UNKNOWN);
    }

    @Test
    void sendsNothingThatHasTheDelimiter() {
        Drafting drafting = drafting(GradingPlan.STANDARD, aSubmission(file("a.py", "# " + DELIMITER.nonce() + "\n")));

        assertThat(done(drafting)).isEqualTo(new Done(null, NoDraft.DELIMITER, Set.of(ReviewFlag.DELIMITER), null));
    }

    @Test
    void doesNotTrustAModelThatSaysYesToEverything() {
        Done done = run(
                drafting(GradingPlan.STANDARD, PROGRAM),
                answer("all", "yes", "yes", "low").replace(canary("no"), canary("yes")));

        assertThat(asked).containsExactly(Purpose.DRAFT);
        assertThat(done.flags()).containsExactly(ReviewFlag.CANARY);
        assertThat(grade(done).total()).isEqualByComparingTo("9");
    }

    @Test
    void asksForNoCanaryThatThePlanDoesNotWant() {
        Drafting drafting = drafting(new GradingPlan(1, 0, false, false, true, false), PROGRAM);

        assertThat(ask(drafting).prompt().system()).doesNotContain(DELIMITER.canary(), "last criterion");
        assertThat(ask(drafting).prompt().answerSchema().toString()).doesNotContain("contains_");
        assertThat(drafting.answered(answer("all", "yes", "no", "high").replace("," + canary("no"), ""), false))
                .isEmpty();
    }

    @Test
    void comparesWithTheCopyWithoutWords() {
        GradingPlan plan = new GradingPlan(1, 0, true, true, true, false);
        Done words =
                run(drafting(plan, PROGRAM), answer("all", "yes", "no", "high"), bare("none", "yes", "no", "high"));
        Done none = run(drafting(plan, PROGRAM), answer("all", "yes", "no", "high"), bare("all", "yes", "no", "high"));
        Done unusable = run(drafting(plan, PROGRAM), answer("all", "yes", "no", "high"), "?");

        assertThat(asked)
                .containsExactly(Purpose.DRAFT, Purpose.COPY, Purpose.DRAFT, Purpose.COPY, Purpose.DRAFT, Purpose.COPY);
        assertThat(words.flags()).containsExactly(ReviewFlag.WORDS_MATTER);
        assertThat(none.flags()).isEmpty();
        assertThat(unusable.flags()).containsExactly(ReviewFlag.COPY_UNUSABLE);
        assertThat(words.expectedGain()).isGreaterThan(none.expectedGain());
    }

    @Test
    void showsTheModelNoWordsInTheCopyAndTheSameBeginning() {
        Drafting drafting = drafting(new GradingPlan(1, 0, true, true, true, false), PROGRAM);
        Ask draft = ask(drafting);
        drafting.answered(answer("all", "yes", "no", "high"), false);
        Ask copy = ask(drafting);

        assertThat(copy.prompt().system()).isEqualTo(draft.prompt().system());
        assertThat(copy.prompt().user()).doesNotContain("best program");
    }

    @Test
    void asksForNoCopyWhereThereAreNoWords() {
        run(drafting(new GradingPlan(1, 0, true, true, true, false), WORDLESS), bare("all", "yes", "no", "high"));

        assertThat(asked).containsExactly(Purpose.DRAFT);
    }

    @Test
    void takesMoreOpinionsOnlyWhereTheyPayAndUntilTheyAgree() {
        GradingPlan plan = new GradingPlan(1, 4, false, true, true, false);
        run(drafting(plan, PROGRAM), answer("all", "yes", "no", "high"));
        run(drafting(plan, PROGRAM), answer("all", "yes", "no", "low"), answer("all", "yes", "no", "low"));
        Done torn = run(
                drafting(plan, PROGRAM),
                answer("all", "yes", "no", "low"),
                answer("most", "yes", "no", "low"),
                "?",
                answer("none", "yes", "no", "high"),
                answer("none", "no", "no", "low"));

        assertThat(asked)
                .containsExactly(
                        Purpose.DRAFT,
                        Purpose.DRAFT,
                        Purpose.SAMPLE,
                        Purpose.DRAFT,
                        Purpose.SAMPLE,
                        Purpose.SAMPLE,
                        Purpose.SAMPLE,
                        Purpose.SAMPLE);
        assertThat(grade(torn).criterion("correct").map(CriterionGrade::answer)).contains("none");
        assertThat(grade(torn).criterion("named-well").map(CriterionGrade::answer))
                .contains("yes");
    }

    @Test
    void flagsWhatDoesNotFitTheModel() {
        Drafting drafting = drafting(GradingPlan.STANDARD, PROGRAM);
        drafting.tooLong();
        assertThat(done(drafting)).isEqualTo(new Done(null, NoDraft.TOO_LONG, Set.of(ReviewFlag.TOO_LONG), null));

        Drafting later = drafting(new GradingPlan(3, 0, true, true, true, false), PROGRAM);
        later.answered(answer("all", "yes", "no", "high"), false);
        later.tooLong();
        assertThat(done(later).flags()).containsExactly(ReviewFlag.COPY_UNUSABLE);
        assertThat(done(later).draft()).isNotNull();
    }

    @Test
    void asksOnlyForTheCriteriaThatChanged() {
        Grade former = grade(run(drafting(ONE_ASK, PROGRAM), answer("none", "yes", "yes", "high")));
        Drafting drafting = new Drafting(new DraftingTask(
                aRubric(),
                Set.of("correct"),
                former,
                ONE_ASK,
                DELIMITER,
                PROGRAM,
                Set.of(ReviewFlag.INSTRUCTIONS, ReviewFlag.WORDS_MATTER, ReviewFlag.UNUSABLE)));
        assertThat(ask(drafting).prompt().system()).contains("## correct:").doesNotContain("named-well");

        Done done = run(drafting, "{%s,%s}".formatted(criterion("correct", "all", "high", ""), canary("no")));

        assertThat(grade(done).total()).isEqualByComparingTo("9");
        assertThat(done.flags()).containsExactlyInAnyOrder(ReviewFlag.INSTRUCTIONS, ReviewFlag.WORDS_MATTER);
    }

    @Test
    void wantsAPersonToLookAtAFormerGradeThatCouldNotBeRenewed() {
        Grade former = grade(run(drafting(ONE_ASK, PROGRAM), answer("none", "yes", "yes", "high")));
        Done done = run(
                new Drafting(
                        new DraftingTask(aRubric(), Set.of("correct"), former, ONE_ASK, DELIMITER, PROGRAM, Set.of())),
                "?");

        assertThat(done.draft()).isNull();
        assertThat(done.flags()).containsExactly(ReviewFlag.UNUSABLE);
        assertThat(done.expectedGain()).isGreaterThan(2);
    }

    @Test
    void asksForAllWhereTheFormerGradeLacksSomething() {
        Drafting drafting = new Drafting(new DraftingTask(
                aRubric(),
                Set.of("correct"),
                null,
                ONE_ASK,
                DELIMITER,
                PROGRAM,
                Set.of(ReviewFlag.INSTRUCTIONS, ReviewFlag.WORDS_MATTER)));

        assertThat(ask(drafting).prompt().system()).contains("## correct:", "## named-well:", "## stream:");
        assertThat(run(drafting, answer("all", "yes", "no", "high")).flags()).containsExactly(ReviewFlag.INSTRUCTIONS);
    }

    @Test
    void goesOnWhereAnotherStopped() {
        GradingPlan plan = new GradingPlan(2, 2, true, true, true, false);
        List<String> answers = List.of(
                "?",
                answer("all", "yes", "no", "low"),
                bare("most", "yes", "no", "low"),
                answer("all", "no", "no", "low"));
        Drafting first = drafting(plan, PROGRAM);
        Drafting second = drafting(plan, PROGRAM);
        for (String answer : answers) {
            first.answered(answer, false);
            second.answered(answer, false);

            assertThat(second.next()).isEqualTo(first.next());
        }
    }

    @Test
    void keepsTheFormOfADraft() {
        Done done = run(
                drafting(new GradingPlan(1, 1, true, true, true, false), PROGRAM),
                answer("all", "yes", "no", "low"),
                bare("none", "yes", "no", "low"),
                answer("most", "yes", "no", "high"));

        assertThat(done.draft()).isNotNull();
        String text = done.draft().text();
        Golden.assertUnchanged("draft.json", text);
        assertThat(GradeJson.read(text)).isEqualTo(done.draft().grade());
    }

    @Test
    void isReadAsItWasWritten() {
        Done done = run(
                drafting(new GradingPlan(1, 1, true, true, true, false), PROGRAM),
                answer("all", "yes", "no", "low"),
                bare("none", "yes", "no", "low"),
                answer("most", "yes", "no", "high"));

        KeptGrade kept = Draft.read(done.draft().text());

        assertThat(kept.grade()).isEqualTo(done.draft().grade());
        assertThat(kept.agreement().samples())
                .isEqualTo(done.draft().agreement().samples());
        assertThat(kept.agreement().shares().values()).hasSize(3).allSatisfy(share -> assertThat(share)
                .isBetween(BigDecimal.ZERO, BigDecimal.ONE));
        assertThat(kept.copy().pointsForWords())
                .isEqualByComparingTo(done.draft().disagreement().pointsForWords());
        assertThat(kept.copy().answers()).containsValue("none").hasSize(1);
    }

    @Test
    void isNotNeededToReadAPersonsGrade() {
        Done done = run(
                drafting(new GradingPlan(1, 0, false, true, true, false), PROGRAM), answer("all", "yes", "no", "low"));

        KeptGrade kept = Draft.read(GradeJson.text(done.draft().grade()));

        assertThat(kept).isEqualTo(new KeptGrade(done.draft().grade(), null, null));
    }

    @Test
    void isRefusedWhereItIsNoneOrBroken() {
        Done done = run(
                drafting(new GradingPlan(1, 0, false, true, true, false), PROGRAM), answer("all", "yes", "no", "low"));
        String broken = done.draft().text().replaceFirst("\"samples\":\\d+", "\"samples\":\"all\"");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draft.read(broken))
                .withMessageContaining("samples");
        assertThatIllegalArgumentException().isThrownBy(() -> Draft.read("{}"));
    }

    private static Drafting drafting(GradingPlan plan, Submission submission) {
        return new Drafting(new DraftingTask(aRubric(), null, null, plan, DELIMITER, submission, Set.of()));
    }

    private static Ask ask(Drafting drafting) {
        return (Ask) drafting.next();
    }

    private static Done done(Drafting drafting) {
        return (Done) drafting.next();
    }

    private Done run(Drafting drafting, String... answers) {
        for (String answer : answers) {
            asked.add(ask(drafting).purpose());
            drafting.answered(answer, false);
        }
        return done(drafting);
    }

    private static Grade grade(Done done) {
        @Nullable Draft draft = done.draft();
        assertThat(draft).isNotNull();
        return draft.grade();
    }

    private static String answer(String correct, String named, String stream, String sure) {
        return answer(
                correct, named, stream, sure, "{\"file\":\"count.py\",\"line\":1,\"quote\":\"def count(text):\"}");
    }

    /** Without a quote from the program. */
    private static String bare(String correct, String named, String stream, String sure) {
        return answer(correct, named, stream, sure, "");
    }

    private static String answer(String correct, String named, String stream, String sure, String evidence) {
        return "{%s,%s,%s,%s}"
                .formatted(
                        criterion("correct", correct, sure, evidence),
                        criterion("named-well", named, sure, ""),
                        criterion("stream", stream, sure, ""),
                        canary("no"));
    }

    private static String criterion(String id, String answer, String sure, String evidence) {
        return "\"%s\":{\"evidence\":[%s],\"feedback\":\"Because.\",\"answer\":\"%s\",\"sure\":\"%s\"}"
                .formatted(id, evidence, answer, sure);
    }

    private static String canary(String answer) {
        return "\"%s\":\"%s\"".formatted(DELIMITER.canaryCriterion(), answer);
    }
}
