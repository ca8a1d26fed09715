package dev.codementor.cost;

import java.io.PrintWriter;
import java.util.stream.Stream;

/** The figures of the first plan, each with what the prices and the arithmetic of networks make of it. */
final class KnownFiguresReport implements Report {

    @Override
    public void print(Question question, PrintWriter out) {
        Stream.concat(PlannedCosts.of(question.on(Purchase.SPOT)).stream(), PlannedAddresses.all().stream())
                .forEach(figure -> print(figure, out));
    }

    private static void print(KnownFigure figure, PrintWriter out) {
        out.printf("%-24s%s%n", figure.promise(), figure.holds() ? "holds" : "does not hold");
        out.println(wrapped(figure.why()));
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1,100})(?: |$)", "    $1\n").stripTrailing();
    }
}
