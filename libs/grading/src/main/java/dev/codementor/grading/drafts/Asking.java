package dev.codementor.grading.drafts;

import dev.codementor.grading.answers.AnswerCheck;
import dev.codementor.grading.answers.AnswerVerdict;
import dev.codementor.grading.answers.AnswerVerdict.Accepted;
import dev.codementor.grading.answers.AnswerVerdict.AskAgain;
import dev.codementor.grading.answers.AnswerVerdict.Flagged;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.prompting.PromptWriter;
import dev.codementor.grading.prompting.PromptWriting;
import dev.codementor.grading.submissions.Submission;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for one grade until an answer is usable or no attempt is left. */
final class Asking {

    private final Submission sent;
    private final PromptWriter writer;
    private final AnswerCheck check;
    private final int most;
    private int asked;
    private List<String> faults = List.of();
    private @Nullable AnswerVerdict end;

    Asking(Submission sent, PromptWriter writer, AnswerCheck check, int most) {
        this.sent = sent;
        this.writer = writer;
        this.check = check;
        this.most = most;
    }

    PromptWriting prompt() {
        return writer.write(sent, faults);
    }

    int asked() {
        return asked;
    }

    /** Whether the answer is usable. */
    boolean answered(String answer, boolean cutOff) {
        asked++;
        AnswerVerdict verdict = check.check(answer, cutOff, sent);
        switch (verdict) {
            case AskAgain again when asked < most -> faults = again.messages();
            case AskAgain again -> end = again.within(asked, most);
            case Accepted accepted -> end = accepted;
            case Flagged flagged -> end = flagged;
        }
        return grade().isPresent();
    }

    void giveUp() {
        end = new Flagged(AnswerVerdict.Flag.UNUSABLE, List.of(), null);
    }

    boolean hasEnded() {
        return end != null;
    }

    /** The grade; empty until there is one. */
    Optional<Grade> grade() {
        return switch (end) {
            case Accepted(Grade grade) -> Optional.of(grade);
            case Flagged flagged -> Optional.ofNullable(flagged.draft());
            case AskAgain again -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    boolean sawTheCanary() {
        return end instanceof Flagged flagged && flagged.flag() == AnswerVerdict.Flag.CANARY;
    }
}
