package dev.codementor.bench.simulator;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws waiting jobs, pods and the longest wait over time, a line for each policy, as SVG for light and dark pages. */
final class Plot {

    private record Panel(String title, ToDoubleFunction<Sample> value) {}

    private static final List<Panel> PANELS = List.of(
            new Panel("Jobs that wait", Sample::waiting),
            new Panel("Pods", Sample::pods),
            new Panel("Longest wait so far, in seconds", Sample::oldestAge));

    /** Colours of Okabe and Ito, which colour-blind people can tell apart; the dashes differ too. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9");

    private static final List<String> DASHES = List.of("none", "7 3", "2 2", "9 3 2 3", "4 4", "12 4");

    private static final int WIDTH = 900;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int HEIGHT = 150;
    private static final int GAP = 46;
    private static final int TOP = 40;

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
        return COLOURS.size();
    }

    private String draw() {
        int legend = TOP + PANELS.size() * (HEIGHT + GAP) + 16;
        int height = legend + 20 * ((runs.size() + 2) / 3) + 10;
        out.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"t"
                        + " d\">\n",
                WIDTH, height);
        out.format("<title id=\"t\">%s</title>\n", escaped(title));
        out.format("<desc id=\"d\">%s</desc>\n", escaped(described()));
        out.format(
                "<style>text{font:13px"
                    + " system-ui,sans-serif;fill:#1f2328}.axis{stroke:#8b949e;stroke-width:1}.grid{stroke:#8b949e;stroke-width:.5;opacity:.4}.line{fill:none;stroke-width:2}.back{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.back{fill:#0d1117}.line{filter:brightness(1.35)}}</style>\n");
        out.format("<rect class=\"back\" width=\"%d\" height=\"%d\"/>\n", WIDTH, height);
        out.format("<text x=\"%d\" y=\"20\" font-weight=\"600\">%s</text>\n", LEFT, escaped(title));
        for (int i = 0; i < PANELS.size(); i++) {
            panel(PANELS.get(i), TOP + i * (HEIGHT + GAP) + 16);
        }
        for (int i = 0; i < runs.size(); i++) {
            int x = LEFT + i % 3 * 280;
            int y = legend + 20 * (i / 3);
            out.format("<path class=\"line\" %s d=\"M%d %dh34\"/>\n", stroke(i), x, y);
            out.format(
                    "<text x=\"%d\" y=\"%d\">%s</text>\n",
                    x + 42, y + 4, escaped(runs.get(i).policy()));
        }
        out.format("</svg>\n");
        return svg.toString();
    }

    private void panel(Panel panel, int top) {
        double most = nice(runs.stream()
                .flatMap(run -> run.samples().stream())
                .mapToDouble(panel.value())
                .max()
                .orElse(1));
        int bottom = top + HEIGHT;
        out.format("<text x=\"%d\" y=\"%d\">%s</text>\n", LEFT, top - 6, panel.title());
        for (int part = 0; part <= 2; part++) {
            double y = bottom - HEIGHT * part / 2.0;
            out.format("<path class=\"%s\" d=\"M%d %.1fH%d\"/>\n", part == 0 ? "axis" : "grid", LEFT, y, WIDTH - RIGHT);
            out.format(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                    LEFT - 6, y + 4, Text.number(most * part / 2));
        }
        double step = nice(end / 60 / 8);
        for (double minute = 0; minute <= end / 60; minute += step) {
            out.format(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                    x(minute * 60), bottom + 16, Text.number(minute) + (minute == 0 ? " min" : ""));
        }
        for (int i = 0; i < runs.size(); i++) {
            StringBuilder path = new StringBuilder();
            for (Sample sample : runs.get(i).samples()) {
                double y = bottom - HEIGHT * panel.value().applyAsDouble(sample) / most;
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x(sample.at()), y));
            }
            out.format("<path class=\"line\" %s d=\"%s\"/>\n", stroke(i), path);
        }
    }

    private double x(double at) {
        return LEFT + (WIDTH - LEFT - RIGHT) * at / end;
    }

    private static String stroke(int i) {
        return "stroke=\"%s\" stroke-dasharray=\"%s\""
                .formatted(COLOURS.get(i % COLOURS.size()), DASHES.get(i % DASHES.size()));
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

    /** The next 1, 2, 5 or 10 times a power of ten. */
    private static double nice(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1))));
        for (double factor : new double[] {1, 2, 5}) {
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
