package dev.codementor.bench.simulator;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws waiting jobs, pods and the longest wait over time, a row for each policy and the same scale in all rows, as SVG for
 * light and dark pages.
 */
final class Plot {

    private record Column(String title, String colour, ToDoubleFunction<Sample> value) {}

    /** Colours of Okabe and Ito. Nothing depends on them: each column has a title. */
    private static final List<Column> COLUMNS = List.of(
            new Column("Jobs that wait", "#d55e00", Sample::waiting),
            new Column("Pods", "#0072b2", Sample::pods),
            new Column("Longest wait so far, seconds", "#009e73", Sample::oldestAge));

    private static final int MOST_POLICIES = 12;
    private static final int WIDTH = 900;
    private static final int LEFT = 44;
    private static final int COLUMN = 252;
    private static final int BETWEEN = 42;
    private static final int TOP = 76;
    private static final int ROW = 56;
    private static final int GAP = 34;

    private final String title;
    private final List<Outcome> runs;
    private final double end;
    private final StringBuilder svg = new StringBuilder();
    private final Formatter out = new Formatter(svg, Locale.ROOT);

    private Plot(String title, List<Outcome> runs) {
        this.title = title;
        this.runs = runs;
        this.end = runs.stream().mapToDouble(Outcome::end).max().orElse(1);
    }

    /** @param runs one for each policy, at most {@link #most()} */
    static String of(String title, List<Outcome> runs) {
        return new Plot(title, runs).draw();
    }

    static int most() {
        return MOST_POLICIES;
    }

    private String draw() {
        int height = TOP + runs.size() * (ROW + GAP) + 12;
        out.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"t"
                        + " d\">\n",
                WIDTH, height);
        out.format("<title id=\"t\">%s</title>\n", escaped(title));
        out.format("<desc id=\"d\">%s</desc>\n", escaped(described()));
        out.format(
                "<style>text{font:13px"
                        + " system-ui,sans-serif;fill:#1f2328}.small{font-size:12px;fill:#59636e}.strong{font-weight:600}.axis{stroke:#8b949e;stroke-width:1}.grid{stroke:#8b949e;stroke-width:.5;opacity:.5}.line{stroke-width:1.5;fill-opacity:.25;stroke-linejoin:round}.back{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#9198a1}.back{fill:#0d1117}.line{filter:brightness(1.4)}}</style>\n");
        out.format("<rect class=\"back\" width=\"%d\" height=\"%d\"/>\n", WIDTH, height);
        out.format("<text class=\"strong\" x=\"%d\" y=\"20\">%s</text>\n", LEFT, escaped(title));
        for (int column = 0; column < COLUMNS.size(); column++) {
            out.format(
                    "<text x=\"%d\" y=\"42\">%s</text>\n",
                    left(column), COLUMNS.get(column).title());
        }
        for (int row = 0; row < runs.size(); row++) {
            row(runs.get(row), TOP + row * (ROW + GAP), row == runs.size() - 1);
        }
        out.format("</svg>\n");
        return svg.toString();
    }

    private void row(Outcome run, int top, boolean last) {
        out.format("<text class=\"strong\" x=\"%d\" y=\"%d\">%s</text>\n", LEFT, top - 8, escaped(run.policy()));
        for (int column = 0; column < COLUMNS.size(); column++) {
            panel(run, column, top);
            if (last) {
                times(left(column), top + ROW + 17);
            }
        }
    }

    private void panel(Outcome run, int column, int top) {
        Column shown = COLUMNS.get(column);
        double most = nice(runs.stream()
                .mapToDouble(each -> most(each, shown.value()))
                .max()
                .orElse(1));
        int left = left(column);
        int bottom = top + ROW;
        level(left, top, "grid", most);
        level(left, bottom, "axis", 0);
        StringBuilder path = new StringBuilder();
        for (Sample sample : run.samples()) {
            double x = left + COLUMN * sample.at() / end;
            double y = bottom - ROW * shown.value().applyAsDouble(sample) / most;
            path.append(
                    path.isEmpty()
                            ? String.format(Locale.ROOT, "M%.1f %dV%.1f", x, bottom, y)
                            : String.format(Locale.ROOT, "L%.1f %.1f", x, y));
        }
        out.format(
                "<path class=\"line\" stroke=\"%s\" fill=\"%s\" d=\"%sV%dZ\"/>\n",
                shown.colour(), shown.colour(), path, bottom);
    }

    private void level(int left, int y, String line, double value) {
        out.format("<path class=\"%s\" d=\"M%d %dh%d\"/>\n", line, left, y, COLUMN);
        out.format(
                "<text class=\"small\" x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
                left - 5, y + 4, Text.number(value));
    }

    private void times(int left, int y) {
        double step = nice(end / 60 / 5);
        for (double minute = 0; minute <= end / 60; minute += step) {
            out.format(
                    "<text class=\"small\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                    left + COLUMN * minute * 60 / end, y, Text.number(minute) + (minute == 0 ? " min" : ""));
        }
    }

    private static int left(int column) {
        return LEFT + column * (COLUMN + BETWEEN);
    }

    private String described() {
        StringBuilder text = new StringBuilder("Over time, for each policy:");
        for (Outcome run : runs) {
            text.append(String.format(
                    Locale.ROOT,
                    " %s: at most %.0f jobs wait, %d pods, and the longest wait is %.0f s.",
                    run.policy(),
                    most(run, Sample::waiting),
                    run.peak(),
                    most(run, Sample::oldestAge)));
        }
        return text.toString();
    }

    private static double most(Outcome run, ToDoubleFunction<Sample> value) {
        return run.samples().stream().mapToDouble(value).max().orElse(0);
    }

    /** The next round number: a power of ten, or one of some multiples of it. */
    private static double nice(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1))));
        for (double factor : new double[] {1, 2, 3, 4, 5, 6, 8}) {
            if (value <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
