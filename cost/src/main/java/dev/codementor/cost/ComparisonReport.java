package dev.codementor.cost;

import java.io.PrintWriter;
import java.util.Locale;

/** All environments, with workers on spot and on demand. */
final class ComparisonReport implements Report {

    @Override
    public void print(Question question, PrintWriter out) {
        Worker worker = question.plan().worker();
        out.printf(
                Locale.ROOT,
                "%s, %d students, %s prompts a month, %s on %s%n%n",
                question.prices().region(),
                question.load().students(),
                Numbers.whole(question.load().promptsAMonth()),
                worker.model(),
                worker.instance());
        out.println(
                "environment   workers   a month, spot   on demand   per 1,000 prompts, spot   workers' part, spot  "
                        + " unverified");
        question.catalog().setups().values().forEach(setup -> row(setup, question, out));
    }

    private static void row(Setup setup, Question question, PrintWriter out) {
        Plan plan = new Plan(setup, question.plan().worker(), Purchase.SPOT);
        Bill spot = Bill.of(question.with(plan));
        Bill demand = Bill.of(question.with(plan.on(Purchase.ON_DEMAND)));
        out.printf(
                Locale.ROOT,
                "%-11s %9d %15s %11s %25s %20s %% %11s%n",
                setup.name(),
                spot.workers() + (int) setup.spareWorkers(),
                Numbers.two(spot.total()),
                Numbers.two(demand.total()),
                question.prompts() == 0 ? "-" : Numbers.two(spot.total() / question.prompts() * 1000),
                Numbers.one(100 * spot.of("workers") / spot.total()),
                Numbers.two(spot.unverified()));
    }
}
