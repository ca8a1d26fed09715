package dev.codementor.cost;

import java.io.PrintWriter;
import java.util.Locale;

/** The bill of one environment, item by item. */
final class BillReport implements Report {

    @Override
    public void print(Question question, PrintWriter out) {
        Bill bill = Bill.of(question);
        BillHeading.print(bill, out);
        out.println();
        row(out, "item", "count", "unit", "price", "dollars");
        bill.lines().forEach(line -> line(line, out));
        totals(bill, out);
        out.println();
        out.printf(
                Locale.ROOT,
                "%s of it rest on prices that nobody verified (?); the oldest price is of %s. Before tax and support;"
                        + " no free tier is taken off.%n",
                Numbers.dollars(bill.unverified()),
                question.prices().oldest());
    }

    private static void line(BillLine line, PrintWriter out) {
        Price price = line.price();
        row(
                out,
                line.what(),
                Numbers.plain(line.count()),
                price.unit().text(),
                Numbers.plain(price.dollars()) + (price.verified() ? " " : "?"),
                Numbers.two(line.dollars()));
    }

    private static void totals(Bill bill, PrintWriter out) {
        Period period = bill.question().period();
        String label = period.isMonth() ? "a month" : Numbers.plain(period.days()) + " days, then torn down";
        row(out, label, "", "", "", Numbers.two(bill.total()));
        double prompts = bill.question().prompts();
        if (prompts > 0) {
            row(out, "per thousand prompts", "", "", "", Numbers.two(bill.total() / prompts * 1000));
        }
    }

    private static void row(PrintWriter out, String what, String count, String unit, String price, String dollars) {
        out.println(String.format(Locale.ROOT, "%-34s %10s  %-9s %10s %10s", what, count, unit, price, dollars)
                .stripTrailing());
    }
}
