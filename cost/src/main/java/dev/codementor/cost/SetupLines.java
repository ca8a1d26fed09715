package dev.codementor.cost;

import java.util.ArrayList;
import java.util.List;

/** What an environment costs whether or not anybody asks. */
final class SetupLines {

    private SetupLines() {}

    static List<BillLine> of(Question question) {
        List<BillLine> lines = new ArrayList<>();
        question.plan().setup().things().forEach((item, count) -> {
            Price price = question.prices().of(item);
            lines.add(new BillLine(item, count, price.unit().times(question.period()), price));
        });
        return lines;
    }
}
