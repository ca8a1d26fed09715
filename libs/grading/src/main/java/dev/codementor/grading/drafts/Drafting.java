package dev.codementor.grading.drafts;

import dev.codementor.grading.answers.AnswerFault;
import dev.codementor.grading.answers.CheckedAnswer.Repair;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.distrust.Disagreement;
import dev.codementor.grading.distrust.Neutraliser;
import dev.codementor.grading.drafts.DraftStep.Ask;
import dev.codementor.grading.drafts.DraftStep.Done;
import dev.codementor.grading.drafts.DraftStep.Purpose;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.grading.prompting.Numbering;
import dev.codementor.grading.prompting.PromptWriter;
import dev.codementor.grading.prompting.PromptWriting;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.uncertainty.Agreement;
import dev.codementor.grading.uncertainty.ExpectedGain;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a draft, question by question: the grade of the submission, the grade of its copy without words, and further
 * opinions where they can change something. Only the answers decide what comes next. So a program that has kept the
 * answers can replay them and continue where another stopped. Not safe for use by several threads.
 */
public final class Drafting {

    /**
     * If a person may change the grade by this share of the rubric's maximum or more, another opinion is worth its
     * cost.
     */
    private static final double UNCERTAIN = 0.1;

    private final DraftingTask task;
    private final Asking.Questions questions;
    private final Asking draft;
    private final Set<ReviewFlag> flags;
    private final List<Grade> gradings = new ArrayList<>();
    private final @Nullable Asking copy;
    private @Nullable Disagreement disagreement;
    private @Nullable Asking sample;
    private int samples;
    private boolean over;

    public Drafting(DraftingTask task) {
        this.task = task;
        Rubric asked = task.asked();
        GradingPlan plan = task.plan();
        this.questions = new Asking.Questions(
                asked,
                task.asking().canaryCriterion(),
                new PromptWriter(asked, task.asking(), plan.numberedLines() ? Numbering.EACH_LINE : Numbering.NONE));
        this.draft = new Asking(task.submission(), questions, plan.mostAsks());
        this.copy = copy();
        this.flags = EnumSet.noneOf(ReviewFlag.class);
        flags.addAll(task.raised());
        flags.removeIf(each -> !stays(each));
        if (draft.prompt() instanceof PromptWriting.Forged) {
            flags.add(ReviewFlag.DELIMITER);
            draft.giveUp(NoDraft.DELIMITER);
            over = true;
        }
    }

    /** Flags of an earlier grading do not apply to this one, unless the earlier grading's criteria stay. */
    private boolean stays(ReviewFlag flag) {
        return switch (flag) {
            case INSTRUCTIONS -> true;
            case CANARY, WORDS_MATTER, COPY_UNUSABLE, QUOTES, FEEDBACK -> task.isPartial();
            case DELIMITER, UNUSABLE, TOO_LONG, TRUNCATED -> false;
        };
    }

    /** Empty if there are no words to remove. */
    private @Nullable Asking copy() {
        if (!task.plan().neutralCopy()) {
            return null;
        }
        Submission neutral = new Neutraliser(task.rubric()).neutralise(task.submission());
        return neutral.digest().equals(task.submission().digest())
                ? null
                : new Asking(neutral, questions, task.plan().mostAsks());
    }

    /** The next step. It stays the same until {@link #answered}, {@link #tooLong} or {@link #truncated} is called. */
    public DraftStep next() {
        if (over) {
            return done();
        }
        if (!draft.hasEnded()) {
            return ask(Purpose.DRAFT, draft, draft.asked() + 1);
        }
        if (copy != null && !copy.hasEnded()) {
            return ask(Purpose.COPY, copy, copy.asked() + 1);
        }
        if (sample != null) {
            return ask(Purpose.SAMPLE, sample, samples);
        }
        return done();
    }

    private static DraftStep ask(Purpose purpose, Asking asking, int nth) {
        return switch (asking.prompt()) {
            case PromptWriting.Written(var prompt) -> new Ask(purpose, nth, prompt);
            case PromptWriting.Forged forged ->
                throw new IllegalStateException("what was asked before has no forged delimiter");
        };
    }

    /**
     * Takes the model's answer to the question of {@link #next}.
     *
     * @param cutOff whether the model stopped because it ran out of tokens
     * @return what is wrong with it, so that it has to be asked about again; empty if it gave all that was asked for
     */
    public List<AnswerFault> answered(String answer, boolean cutOff) {
        Asking current = current();
        List<AnswerFault> faults = current.answered(answer, cutOff);
        if (current.hasEnded()) {
            ended(current);
        }
        return faults;
    }

    /** Reports that the question of {@link #next} does not fit into the model's context. */
    public void tooLong() {
        giveUp(NoDraft.TOO_LONG);
    }

    /** Reports that the model server read only a part of the question of {@link #next}, so its answer is worth nothing. */
    public void truncated() {
        giveUp(NoDraft.TRUNCATED);
    }

    private void giveUp(NoDraft why) {
        Asking current = current();
        boolean first = current == draft && draft.asked() == 0;
        current.giveUp(why);
        ended(current);
        if (first) {
            flags.remove(ReviewFlag.UNUSABLE);
            flags.add(why == NoDraft.TOO_LONG ? ReviewFlag.TOO_LONG : ReviewFlag.TRUNCATED);
        }
    }

    private Asking current() {
        if (over) {
            throw new IllegalStateException("nothing was asked");
        }
        if (!draft.hasEnded()) {
            return draft;
        }
        if (copy != null && !copy.hasEnded()) {
            return copy;
        }
        if (sample != null) {
            return sample;
        }
        throw new IllegalStateException("nothing was asked");
    }

    private void ended(Asking asking) {
        // A draft by a model that confirms everything is shown with its flag. Its other gradings do not count.
        if (asking == draft || !asking.failedTheCanary()) {
            asking.grade().map(task::whole).ifPresent(grade -> {
                if (asking == copy) {
                    disagreement = Disagreement.between(task.rubric(), gradings.getFirst(), grade);
                } else {
                    gradings.add(grade);
                }
            });
        }
        if (asking != copy && asking.grade().isPresent()) {
            asking.repairs().forEach(repair -> flags.add(flag(repair)));
        }
        if (asking.failedTheCanary()) {
            flags.add(ReviewFlag.CANARY);
        }
        if (asking == draft) {
            draftEnded();
        } else if (asking == copy) {
            copyEnded();
        }
        anotherSample();
    }

    private static ReviewFlag flag(Repair repair) {
        return switch (repair) {
            case QUOTES -> ReviewFlag.QUOTES;
            case FEEDBACK -> ReviewFlag.FEEDBACK;
        };
    }

    private void draftEnded() {
        if (gradings.isEmpty() && !draft.failedTheCanary()) {
            flags.add(ReviewFlag.UNUSABLE);
        }
        // A model that confirms everything is not worth further questions.
        over = gradings.isEmpty() || draft.failedTheCanary();
    }

    private void copyEnded() {
        if (disagreement == null) {
            flags.add(ReviewFlag.COPY_UNUSABLE);
        } else if (disagreement.raisesFlag()) {
            flags.add(ReviewFlag.WORDS_MATTER);
        }
    }

    /** Begins the next opinion when it is clear that one is worth its time. */
    private void anotherSample() {
        sample = null;
        boolean compared = copy == null || copy.hasEnded();
        if (!over && compared && samples < task.plan().samples() && isUncertain()) {
            samples++;
            sample = new Asking(task.submission(), questions, 1);
        }
    }

    private boolean isUncertain() {
        if (gradings.size() > 1) {
            return !Agreement.of(gradings).uncertain().isEmpty();
        }
        double gain = new ExpectedGain(task.rubric()).of(gradings, 0);
        return gain >= UNCERTAIN * task.rubric().maximum().doubleValue()
                || (disagreement != null && !disagreement.criteria().isEmpty());
    }

    private Done done() {
        ExpectedGain gain = new ExpectedGain(task.rubric());
        if (gradings.isEmpty()) {
            Grade former = task.former();
            return new Done(null, draft.why(), flags, former == null ? null : gain.of(List.of(former), grave()));
        }
        Agreement agreement = Agreement.of(gradings);
        Draft result = new Draft(agreed(agreement), agreement, disagreement);
        return new Done(result, null, flags, gain.of(gradings, grave()));
    }

    private int grave() {
        return (int) flags.stream().filter(ReviewFlag::concernsTheGrade).count();
    }

    /** For each criterion, the first grading that has the most frequent answer. */
    private Grade agreed(Agreement agreement) {
        List<CriterionGrade> criteria = new ArrayList<>();
        for (Agreement.OfCriterion each : agreement.criteria()) {
            gradings.stream()
                    .flatMap(grade -> grade.criterion(each.criterion()).stream())
                    .filter(grade -> grade.answer().equals(each.answer()))
                    .findFirst()
                    .ifPresent(criteria::add);
        }
        return Grade.of(task.rubric(), criteria);
    }
}
