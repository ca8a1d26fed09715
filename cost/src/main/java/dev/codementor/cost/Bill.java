package dev.codementor.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the period of a question costs.
 *
 * @param workers that the load needs in the teaching hours, without spare ones
 * @param workerHours of all workers together in the period
 */
record Bill(Question question, PromptQueue queue, int workers, double workerHours, List<BillLine> lines) {

    /** @throws BadInput when no number of workers keeps the goal, or a price is missing */
    static Bill of(Question question) {
        PromptQueue queue = PromptQueue.of(question.load(), question.plan().worker());
        int workers = workers(queue, question.firstTextSeconds());
        double workerHours = workerHours(question, workers);
        List<BillLine> lines = new ArrayList<>(SetupLines.of(question));
        lines.addAll(WorkerLines.of(question, workerHours));
        lines.addAll(JobLines.of(question, workerHours));
        return new Bill(question, queue, workers, workerHours, List.copyOf(lines));
    }

    private static int workers(PromptQueue queue, double firstTextSeconds) {
        return switch (queue.staffingFor(firstTextSeconds)) {
            case Staffing.Enough(int workers) -> workers;
            case Staffing.ReadsTooSlowly(double seconds) ->
                throw new BadInput(
                        "no number of workers shows the first text within %s s: reading the prompt alone takes %s s with this model"
                                .formatted(Numbers.plain(firstTextSeconds), Numbers.two(seconds)));
            case Staffing.TooMany(int most) ->
                throw new BadInput("more than %d workers would be needed".formatted(most));
        };
    }

    private static double workerHours(Question question, int workers) {
        Setup setup = question.plan().setup();
        double teaching = question.load().teaching().hoursAMonth();
        double inTeaching = Math.max(workers + setup.spareWorkers(), setup.idleWorkers());
        return (inTeaching * teaching + setup.idleWorkers() * (Period.HOURS_A_MONTH - teaching))
                * question.period().months();
    }

    double total() {
        return sum(line -> true);
    }

    /** What the lines cost whose names begin with this. */
    double of(String prefix) {
        return sum(line -> line.what().startsWith(prefix));
    }

    /** What the lines cost whose prices nobody verified. */
    double unverified() {
        return sum(line -> !line.price().verified());
    }

    private double sum(Predicate<BillLine> which) {
        return lines.stream().filter(which).mapToDouble(BillLine::dollars).sum();
    }
}
