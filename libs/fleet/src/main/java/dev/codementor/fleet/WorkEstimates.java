package dev.codementor.fleet;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.backlog.PlannedWork;
import dev.codementor.ledger.backlog.RecentAnswers;
import dev.codementor.ledger.backlog.UnsettledJob;
import dev.codementor.text.TokenEstimate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What jobs will cost: a question what its own prompt and the latest answers of its course say, a grading what its batch
 * plans.
 */
final class WorkEstimates {

    /** With fewer answers, a course's own figures are too random, and those of all courses are used. */
    private static final int ENOUGH = 5;

    private final Map<String, Typical> courses = new HashMap<>();
    private final Typical anywhere;
    private final Optional<RunTime> runTime;

    WorkEstimates(List<RecentAnswers> recent, int assumedAnswer) {
        List<RecentAnswers> questions =
                recent.stream().filter(each -> each.kind() == JobKind.PROMPT).toList();
        this.anywhere = questions.isEmpty() ? new Typical(0, assumedAnswer) : Typical.of(questions);
        for (RecentAnswers course : questions) {
            if (course.answers() >= ENOUGH) {
                courses.put(course.course(), Typical.of(List.of(course)));
            }
        }
        this.runTime = RunTime.of(questions);
    }

    /**
     * @param beside tokens that are read beside the prompt's own: instructions, notes and the conversation before it
     * @param written tokens of an answer
     */
    private record Typical(double beside, double written) {

        static Typical of(Collection<RecentAnswers> recent) {
            double answers = total(recent, RecentAnswers::answers);
            double evaluated = total(recent, each -> each.answers() * each.evaluatedTokens());
            double own = total(recent, each -> each.answers() * TokenEstimate.likely(each.promptBytes()));
            double written = total(recent, each -> each.answers() * each.answerTokens());
            return new Typical(Math.max(0, (evaluated - own) / answers), written / answers);
        }
    }

    /** What the latest questions cost, and how long they took. */
    record RunTime(Work work, double seconds) {

        private static Optional<RunTime> of(Collection<RecentAnswers> recent) {
            double seconds = total(recent, each -> each.answers() * each.run().toMillis() / 1_000.0);
            Work work = new Work(
                    total(recent, each -> each.answers() * each.evaluatedTokens()),
                    total(recent, each -> each.answers() * each.answerTokens()));
            return seconds > 0 && work.read() + work.written() > 0
                    ? Optional.of(new RunTime(work, seconds))
                    : Optional.empty();
        }
    }

    private static double total(Collection<RecentAnswers> recent, ToDoubleFunction<RecentAnswers> of) {
        return recent.stream().mapToDouble(of).sum();
    }

    Work of(UnsettledJob job) {
        PlannedWork grading = job.grading();
        if (grading != null) {
            return of(grading);
        }
        Typical typical = courses.getOrDefault(job.course(), anywhere);
        return new Work(TokenEstimate.likely((double) job.promptBytes()) + typical.beside(), typical.written());
    }

    Work of(PlannedWork each) {
        return new Work(each.read(), each.written());
    }

    /** A question that nobody has asked yet, or nothing for gradings, which always have a plan. */
    Work typical(JobKind kind) {
        return switch (kind) {
            case PROMPT -> new Work(anywhere.beside(), anywhere.written());
            case GRADING -> Work.NONE;
        };
    }

    /** How long the latest questions took; empty before the first answer. */
    Optional<RunTime> runTime() {
        return runTime;
    }
}
