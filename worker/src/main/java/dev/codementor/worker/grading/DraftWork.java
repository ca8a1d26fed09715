package dev.codementor.worker.grading;

import dev.codementor.grading.answers.AnswerFault;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.drafts.Draft;
import dev.codementor.grading.drafts.DraftStep;
import dev.codementor.grading.drafts.Drafting;
import dev.codementor.grading.drafts.DraftingTask;
import dev.codementor.grading.drafts.NoDraft;
import dev.codementor.grading.drafts.ReviewFlag;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.grading.prompting.Delimiter;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.RubricReader;
import dev.codementor.grading.rubric.RubricReading;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.GradingLedger.Purpose;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.submissions.SubmissionStore;
import dev.codementor.worker.attempt.RunningAttempt;
import dev.codementor.worker.attempt.Stop;
import dev.codementor.worker.attempt.WorkResult;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelFault;
import dev.codementor.worker.model.ModelRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the draft of a grade: asks the questions of {@link Drafting} until there are no more. Each answer is kept
 * before the next question, so a lost worker costs one question.
 */
final class DraftWork implements ItemWork {

    private static final Logger log = LoggerFactory.getLogger(DraftWork.class);

    private final SubmissionStore store;
    private final Interview interview;
    private final GradingRequests requests;
    private final ItemDesk desk;
    private final RubricReader rubrics = new RubricReader();

    DraftWork(SubmissionStore store, Interview interview, GradingRequests requests, ItemDesk desk) {
        this.store = store;
        this.interview = interview;
        this.requests = requests;
        this.desk = desk;
    }

    @Override
    public WorkResult work(RunningAttempt running, ModelCard card, Work work) {
        Optional<List<SubmissionFile>> files = store.blind(work.blindKey());
        if (files.isEmpty() || files.get().isEmpty()) {
            return new WorkResult.Unreadable("it is gone");
        }
        Submission submission = anonymous(files.get());
        if (!submission.digest().hex().equals(work.digest())) {
            return new WorkResult.Unreadable("it is not what was uploaded");
        }
        return draft(running, card, work, new Drafting(task(work, submission)));
    }

    /** The worker does not know whose submission it is. */
    private static Submission anonymous(List<SubmissionFile> files) {
        return new Submission("submission", Student.known("student", ""), false, files);
    }

    private WorkResult draft(RunningAttempt running, ModelCard card, Work work, Drafting drafting) {
        work.asked().forEach(ask -> remember(drafting, ask));
        List<Ask> asked = new ArrayList<>(work.asked());
        while (true) {
            Stop stop = running.stopped();
            if (stop != null) {
                return new WorkResult.Stopped(stop);
            }
            switch (drafting.next()) {
                case DraftStep.Done done -> {
                    if (done.noDraft() != null) {
                        tell(running, card, done.noDraft(), asked);
                    }
                    return desk.conclude(running.attempt(), card.use(), conclusion(work, done), asked);
                }
                case DraftStep.Ask next -> {
                    ModelRequest.Chat request = requests.of(card, next, round(work));
                    switch (interview.ask(running, request)) {
                        case Reply.Text reply -> {
                            List<AnswerFault> faults = drafting.answered(reply.text(), reply.cutOff());
                            Ask ask = ask(asked.size() + 1, next, request, reply, faults);
                            if (!desk.asked(running.attempt(), ask)) {
                                return new WorkResult.LeaseLost();
                            }
                            asked.add(ask);
                        }
                        case Reply.Truncated(int read, int sent) -> {
                            log.warn(
                                    "action=prompt-truncated jobId={} attempt={} readTokens={} sentAtLeast={}"
                                            + " next=it-is-flagged-and-not-graded",
                                    running.attempt().job(),
                                    running.attempt().number(),
                                    read,
                                    sent);
                            drafting.truncated();
                        }
                        case Reply.None(ModelEnd.NoAnswer why)
                        when why.fault() == ModelFault.CONTEXT -> drafting.tooLong();
                        case Reply.None(ModelEnd.NoAnswer why) -> {
                            return new WorkResult.Unanswered(why);
                        }
                    }
                }
            }
        }
    }

    /**
     * How many questions earlier jobs asked in vain. After an item is graded again for another reason, its first question
     * is sampled as ever, so that the same submission gets the same draft.
     */
    private static int round(Work work) {
        return work.former() == null ? work.askedBefore() : 0;
    }

    private static void tell(RunningAttempt running, ModelCard card, NoDraft why, List<Ask> asked) {
        log.warn(
                "action=no-draft jobId={} attempt={} model={} asks={} cause={} next=a-person-grades-or-retries",
                running.attempt().job(),
                running.attempt().number(),
                card.name(),
                asked.size(),
                why.wireName());
    }

    /** Kept answers to other questions, which a program of another version may have asked, are ignored. */
    private static void remember(Drafting drafting, Ask ask) {
        if (drafting.next() instanceof DraftStep.Ask next
                && purpose(next.purpose()) == ask.purpose()
                && next.prompt().digest().hex().equals(ask.promptDigest())) {
            drafting.answered(ask.answer(), ask.cutOff());
        }
    }

    private Ask ask(
            int ordinal, DraftStep.Ask question, ModelRequest request, Reply.Text reply, List<AnswerFault> faults) {
        return new Ask(
                ordinal,
                purpose(question.purpose()),
                question.prompt().digest().hex(),
                reply.text(),
                reply.cutOff(),
                faults.isEmpty(),
                faults.stream().map(AnswerFault::message).toList(),
                request.model().use(),
                interview.options(request),
                reply.usage().promptTokens(),
                reply.usage().cachedTokens(),
                reply.usage().answerTokens(),
                reply.took());
    }

    private static Purpose purpose(DraftStep.Purpose purpose) {
        return switch (purpose) {
            case DRAFT -> Purpose.DRAFT;
            case COPY -> Purpose.COPY;
            case SAMPLE -> Purpose.SAMPLE;
        };
    }

    private DraftingTask task(Work work, Submission submission) {
        BatchWork.Grading grading = work.batch().grading();
        if (grading == null) {
            throw new IllegalStateException("a batch of gradings says what they are graded by");
        }
        List<String> criteria = work.criteria();
        String former = work.former();
        Set<ReviewFlag> raised = EnumSet.noneOf(ReviewFlag.class);
        work.flags().forEach(flag -> ReviewFlag.of(flag).ifPresent(raised::add));
        return new DraftingTask(
                rubric(work.rubric()),
                criteria == null ? null : Set.copyOf(criteria),
                former == null ? null : GradeJson.read(former),
                GradingPlan.read(grading.plan()),
                new Delimiter(grading.nonce(), grading.canary()),
                submission,
                raised);
    }

    private Rubric rubric(@Nullable String canonical) {
        if (canonical != null
                && rubrics.read("rubric", canonical) instanceof RubricReading.Read(Rubric rubric, var v)) {
            return rubric;
        }
        throw new IllegalStateException("the ledger has a rubric that was checked");
    }

    private static Conclusion conclusion(Work work, DraftStep.Done done) {
        List<String> flags = new ArrayList<>(work.flags().stream()
                .filter(flag -> ReviewFlag.of(flag).isEmpty())
                .toList());
        done.flags().stream().sorted().map(ReviewFlag::wireName).forEach(flags::add);
        Draft draft = done.draft();
        return draft != null
                ? Conclusion.draft(draft.text(), flags, done.expectedGain())
                : Conclusion.unusable(Objects.requireNonNull(done.noDraft()).wireName(), flags, done.expectedGain());
    }
}
