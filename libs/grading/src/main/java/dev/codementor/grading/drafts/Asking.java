package dev.codementor.grading.drafts;

import dev.codementor.grading.answers.AnswerCheck;
import dev.codementor.grading.answers.AnswerFault;
import dev.codementor.grading.answers.CheckedAnswer;
import dev.codementor.grading.answers.CheckedAnswer.Canary;
import dev.codementor.grading.answers.CheckedAnswer.Repair;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.prompting.PromptWriter;
import dev.codementor.grading.prompting.PromptWriting;
import dev.codementor.grading.rubric.Criterion;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.submissions.Submission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for one grade, and again for what is still missing, until it is complete or no attempt is left. */
final class Asking {

    /**
     * What all questions for a submission share.
     *
     * @param rubric to ask about
     * @param canary id of its canary criterion; empty if there is none
     */
    record Questions(Rubric rubric, String canary, PromptWriter writer) {}

    private final Submission sent;
    private final Questions questions;
    private final AnswerCheck check;
    private final int most;
    private final List<CriterionGrade> grades = new ArrayList<>();
    private final Set<Repair> repairs = EnumSet.noneOf(Repair.class);
    private Canary canary;
    private int asked;
    private List<AnswerFault> faults = List.of();
    private @Nullable NoDraft gaveUp;

    Asking(Submission sent, Questions questions, int most) {
        this.sent = sent;
        this.questions = questions;
        this.check = new AnswerCheck(questions.canary());
        this.most = most;
        this.canary = questions.canary().isEmpty() ? Canary.DENIED : Canary.UNANSWERED;
    }

    PromptWriting prompt() {
        if (asked == 0) {
            return questions.writer().write(sent);
        }
        List<String> wanted = Stream.concat(
                        missing().stream().map(Criterion::id),
                        canary == Canary.UNANSWERED ? Stream.of(questions.canary()) : Stream.empty())
                .toList();
        return questions
                .writer()
                .again(sent, faults.stream().map(AnswerFault::message).toList(), wanted);
    }

    int asked() {
        return asked;
    }

    /** What has to be asked about again; empty if the answer gave all that it was asked for. */
    List<AnswerFault> answered(String answer, boolean cutOff) {
        asked++;
        CheckedAnswer checked = check.check(answer, cutOff, sent, missing());
        grades.addAll(checked.grades());
        repairs.addAll(checked.repairs());
        if (canary == Canary.UNANSWERED) {
            canary = checked.canary();
        }
        faults = checked.faults().stream()
                .filter(each -> !each.criterion().equals(questions.canary()) || canary == Canary.UNANSWERED)
                .toList();
        return faults;
    }

    private List<Criterion> missing() {
        return questions.rubric().criteria().stream()
                .filter(each ->
                        grades.stream().noneMatch(grade -> grade.criterion().equals(each.id())))
                .toList();
    }

    void giveUp(NoDraft why) {
        gaveUp = why;
    }

    boolean hasEnded() {
        return gaveUp != null
                || asked >= most
                || canary == Canary.CONFIRMED
                || canary == Canary.DENIED && missing().isEmpty();
    }

    /** The grade; empty until it is complete. */
    Optional<Grade> grade() {
        return missing().isEmpty() ? Optional.of(Grade.of(questions.rubric(), grades)) : Optional.empty();
    }

    /** What had to be left out of the grade. */
    Set<Repair> repairs() {
        return repairs;
    }

    /** Why there is no grade after the last question. */
    NoDraft why() {
        if (gaveUp != null) {
            return gaveUp;
        }
        if (canary == Canary.CONFIRMED) {
            return NoDraft.CANARY;
        }
        return faults.isEmpty()
                ? NoDraft.CRITERION_MISSING
                : NoDraft.of(faults.getFirst().kind());
    }

    /** Whether the model confirmed the word that does not occur, or never said anything about it. */
    boolean failedTheCanary() {
        return canary == Canary.CONFIRMED
                || canary == Canary.UNANSWERED && missing().isEmpty();
    }
}
