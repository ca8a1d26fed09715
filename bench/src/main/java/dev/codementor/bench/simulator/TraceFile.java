package dev.codementor.bench.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A recorded trace as CSV. */
public final class TraceFile {

    private static final List<String> COLUMNS =
            List.of("seconds", "kind", "owner", "prefix", "prefix_tokens", "prompt_tokens", "answer_tokens");

    /** What {@code replay} adds, in seconds since the question was due; the last one is how long it had a slot. */
    private static final List<String> MEASURED = List.of("measured_first_text", "measured_settled", "measured_busy");

    /** A term of a large department; a file that is longer is a mistake. */
    private static final int MOST_LINES = 2_000_000;

    private TraceFile() {}

    static List<String> columns() {
        return COLUMNS;
    }

    /**
     * Reads a trace. Columns after the named ones are left alone, so that a file that {@code replay} wrote can be read.
     *
     * @throws UnusableFile when it cannot be read or a line is wrong
     */
    static Trace read(Path file) {
        List<Arrival> arrivals = new ArrayList<>();
        records(file, cells -> arrivals.add(arrival(cells)));
        if (arrivals.isEmpty()) {
            throw new UnusableFile(file + " has no arrivals; its first line must be " + String.join(",", COLUMNS));
        }
        double end = arrivals.stream().mapToDouble(Arrival::at).max().orElse(0);
        return new Trace(
                file.getFileName().toString().replaceFirst("\\.csv$", ""), arrivals, end, Trace.Lesson.UNANNOUNCED);
    }

    private interface Reader {
        void read(CSVRecord cells);
    }

    private static void records(Path file, Reader reader) {
        try (CSVParser parser = CSVParser.parse(file, java.nio.charset.StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            for (CSVRecord cells : parser) {
                long line = parser.getCurrentLineNumber();
                if (line > MOST_LINES) {
                    throw new UnusableFile("%s has more than %d lines".formatted(file, MOST_LINES));
                }
                if (parser.getRecordNumber() == 1) {
                    checkHeader(file, cells);
                } else if (!(cells.size() == 1 && cells.get(0).isBlank())) {
                    read(file, line, cells, reader);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableFile(file + " cannot be read: " + e);
        }
    }

    private static void checkHeader(Path file, CSVRecord cells) {
        if (cells.size() < COLUMNS.size()
                || !cells.toList().subList(0, COLUMNS.size()).equals(COLUMNS)) {
            throw new UnusableFile(file + ", line 1: must begin with " + String.join(",", COLUMNS));
        }
    }

    private static void read(Path file, long line, CSVRecord cells, Reader reader) {
        if (cells.size() < COLUMNS.size()) {
            throw new UnusableFile(
                    "%s, line %d: %d cells instead of %d".formatted(file, line, cells.size(), COLUMNS.size()));
        }
        try {
            reader.read(cells);
        } catch (IllegalArgumentException e) {
            throw new UnusableFile("%s, line %d: %s".formatted(file, line, e.getMessage()));
        }
    }

    private static Arrival arrival(CSVRecord cells) {
        return new Arrival(
                number(cells, 0),
                kind(cells.get(1)),
                whole(cells, 2),
                cells.get(3),
                whole(cells, 4),
                whole(cells, 5),
                whole(cells, 6));
    }

    private static double number(CSVRecord cells, int column) {
        try {
            return Double.parseDouble(cells.get(column).strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(column(column) + " must be a number: " + cells.get(column));
        }
    }

    private static String column(int column) {
        return column < COLUMNS.size() ? COLUMNS.get(column) : MEASURED.get(column - COLUMNS.size());
    }

    private static int whole(CSVRecord cells, int column) {
        try {
            return Integer.parseInt(cells.get(column).strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(COLUMNS.get(column) + " must be a whole number: " + cells.get(column));
        }
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> name(kind).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind must be one of %s: %s"
                        .formatted(
                                Arrays.stream(Kind.values())
                                        .map(TraceFile::name)
                                        .collect(Collectors.joining(", ")),
                                text)));
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** A question that is to be asked. */
    public record Planned(double at, int owner, int promptTokens) {}

    /**
     * The questions of a trace, in the order of their times.
     *
     * @throws UnusableFile when it cannot be read or a line is wrong
     */
    public static List<Planned> questions(Path file) {
        return read(file).arrivals().stream()
                .filter(arrival -> arrival.kind() == Kind.QUESTION)
                .map(arrival -> new Planned(arrival.at(), arrival.owner(), arrival.promptTokens()))
                .toList();
    }

    /**
     * A question that was asked and what came of it, as {@code replay} records it. Times in seconds.
     *
     * @param busy for which it had a slot
     */
    public record Asked(
            double at, int owner, int promptTokens, int answerTokens, double firstText, double settled, double busy) {}

    /** What was measured of one question of a recorded trace, in seconds; {@link Asked} has the same. */
    record Measured(double at, double firstText, double settled, double busy) {}

    /**
     * What {@code replay} measured.
     *
     * @throws UnusableFile when it cannot be read or a line is wrong
     */
    static List<Measured> measured(Path file) {
        List<Measured> all = new ArrayList<>();
        records(file, cells -> {
            if (cells.size() < COLUMNS.size() + MEASURED.size()) {
                throw new IllegalArgumentException(
                        "must end with %s, as replay writes it".formatted(String.join(",", MEASURED)));
            }
            int first = COLUMNS.size();
            all.add(new Measured(
                    number(cells, 0), number(cells, first), number(cells, first + 1), number(cells, first + 2)));
        });
        return all;
    }

    /**
     * Writes what {@code replay} saw, in a form that the simulator reads.
     *
     * @param sharedTokens that all prompts begin with
     */
    public static void write(Path file, int sharedTokens, List<Asked> questions) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(String.join(",", COLUMNS) + "," + String.join(",", MEASURED) + "\n");
            for (Asked asked : questions) {
                writer.write(String.format(
                        Locale.ROOT,
                        "%.3f,question,%d,%s,%d,%d,%d,%.3f,%.3f,%.3f\n",
                        asked.at(),
                        asked.owner(),
                        sharedTokens == 0 ? "" : "shared",
                        sharedTokens,
                        Math.max(1, asked.promptTokens() - sharedTokens),
                        Math.max(1, asked.answerTokens()),
                        asked.firstText(),
                        asked.settled(),
                        asked.busy()));
            }
        }
    }

    /** Writes arrivals in a form that the simulator and {@code replay} read. */
    static void write(Path file, List<Arrival> arrivals) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(String.join(",", COLUMNS) + "\n");
            for (Arrival arrival : arrivals) {
                writer.write(String.format(
                        Locale.ROOT,
                        "%.3f,%s,%d,%s,%d,%d,%d\n",
                        arrival.at(),
                        name(arrival.kind()),
                        arrival.owner(),
                        arrival.prefix(),
                        arrival.prefixTokens(),
                        arrival.promptTokens(),
                        arrival.answerTokens()));
            }
        }
    }
}
