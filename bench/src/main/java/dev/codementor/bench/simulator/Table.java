package dev.codementor.bench.simulator;

import java.util.List;
import java.util.function.Function;

/** Writes summaries as Markdown for people and as CSV for programs. */
final class Table {

    private record Column(String title, String csv, Function<Summary, String> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("Trace", "trace", Summary::trace),
            new Column("Policy", "policy", Summary::policy),
            new Column("Questions", "questions", row -> count(row.questions())),
            new Column("Too late", "missed_percent", row -> Text.fixed(100 * row.missShare(), 1) + " %"),
            new Column("Text p50", "first_text_p50_seconds", row -> seconds(row.textP50())),
            new Column("p95", "first_text_p95_seconds", row -> seconds(row.textP95())),
            new Column("Settled p50", "settled_p50_seconds", row -> seconds(row.settledP50())),
            new Column("p95", "settled_p95_seconds", row -> seconds(row.settledP95())),
            new Column("Graded p95", "graded_p95_seconds", row -> seconds(row.gradedP95())),
            new Column("Refused", "refused", row -> count(row.refused())),
            new Column("Failed", "failed", row -> count(row.failed() + row.waiting())),
            new Column("Resumed", "resumed", row -> count(row.resumed())),
            new Column("Most pods", "most_pods", row -> count(row.peak())),
            new Column("Pod-minutes", "pod_minutes", row -> count(row.podMinutes())),
            new Column("Dollars", "dollars", row -> Text.fixed(row.dollars(), 3)));

    private Table() {}

    static String markdown(List<Summary> rows) {
        StringBuilder text = new StringBuilder();
        text.append(line(COLUMNS.stream().map(Column::title).toList()));
        text.append(line(COLUMNS.stream()
                .map(column -> column.csv().equals("trace") || column.csv().equals("policy") ? "---" : "---:")
                .toList()));
        rows.forEach(row -> text.append(
                line(COLUMNS.stream().map(column -> column.value().apply(row)).toList())));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    static String csv(List<Summary> rows) {
        StringBuilder text = new StringBuilder();
        text.append(String.join(",", COLUMNS.stream().map(Column::csv).toList()))
                .append('\n');
        rows.forEach(row -> text.append(String.join(
                        ",",
                        COLUMNS.stream()
                                .map(column -> quoted(column.value().apply(row).replaceFirst("( %| s)$", "")))
                                .toList()))
                .append('\n'));
        return text.toString();
    }

    private static String quoted(String cell) {
        return cell.matches(".*[,\"].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static String seconds(double value) {
        return Double.isNaN(value) ? "" : Text.fixed(value, value < 100 ? 1 : 0) + " s";
    }

    private static String count(double value) {
        return Text.fixed(value, value == Math.rint(value) ? 0 : value < 10 ? 1 : 0);
    }
}
