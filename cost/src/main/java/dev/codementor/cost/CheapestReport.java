package dev.codementor.cost;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The cheapest of all environments, instance types and ways to buy them, and the next ones. */
final class CheapestReport implements Report {

    private static final int NEXT = 4;

    @Override
    public void print(Question question, PrintWriter out) {
        List<Bill> bills = plans(question.catalog()).stream()
                .map(plan -> Bill.of(question.with(plan)))
                .sorted(Comparator.comparingDouble(Bill::total))
                .toList();
        out.println("The cheapest of " + bills.size() + " ways:");
        out.println();
        new BillReport().print(bills.getFirst().question(), out);
        out.println();
        out.println("The next ones:");
        bills.stream().skip(1).limit(NEXT).forEach(bill -> next(bill, out));
    }

    private static List<Plan> plans(Catalog catalog) {
        List<Plan> plans = new ArrayList<>();
        for (Setup setup : catalog.setups().values()) {
            for (Worker worker : catalog.workers()) {
                for (Purchase purchase : Purchase.values()) {
                    plans.add(new Plan(setup, worker, purchase));
                }
            }
        }
        return plans;
    }

    private static void next(Bill bill, PrintWriter out) {
        Plan plan = bill.question().plan();
        out.printf(
                Locale.ROOT,
                "  %-10s %-12s %-9s %s%n",
                plan.setup().name(),
                plan.worker().instance(),
                plan.purchase().inHeading().strip(),
                Numbers.dollars(bill.total()));
    }
}
