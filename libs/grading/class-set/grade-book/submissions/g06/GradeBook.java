import java.util.*;
import java.util.stream.*;

/**
 * Statistics of grades. A line is "name;points"; whatever is not is told on
 * standard error with its number and left out of the figures.
 */
public final class GradeBook {

    private static final int BUCKETS = 10;
    private static final int FULL_MARKS = 100;

    private record Entry(String name, int points) {}

    private final List<Entry> entries;

    private GradeBook(List<Entry> entries) {
        this.entries = entries;
    }

    static GradeBook of(Stream<String> lines) {
        List<Entry> entries = new ArrayList<>();
        int[] number = {0};
        lines.forEach(line -> {
            number[0]++;
            parse(line).ifPresentOrElse(entries::add, () -> System.err.println("line " + number[0] + " is not name;points"));
        });
        return new GradeBook(entries);
    }

    private static Optional<Entry> parse(String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != 2 || cells[0].isBlank() || !cells[1].strip().matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int points = Integer.parseInt(cells[1].strip());
        return points > FULL_MARKS ? Optional.empty() : Optional.of(new Entry(cells[0].strip(), points));
    }

    String summary() {
        IntSummaryStatistics figures = entries.stream().mapToInt(Entry::points).summaryStatistics();
        if (figures.getCount() == 0) {
            return "no valid lines\n";
        }
        String best = entries.stream()
                .filter(entry -> entry.points() == figures.getMax())
                .map(Entry::name)
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "mean: %.2f%nbest: %s (%d)%n", figures.getAverage(), best, figures.getMax());
    }

    String histogram() {
        Map<Integer, Long> sizes = entries.stream()
                .collect(Collectors.groupingBy(entry -> Math.min(entry.points() / BUCKETS, BUCKETS - 1), Collectors.counting()));
        return IntStream.range(0, BUCKETS)
                .mapToObj(i -> "%3d %s".formatted(i * BUCKETS, "#".repeat(sizes.getOrDefault(i, 0L).intValue())))
                .collect(Collectors.joining("\n"));
    }

    public static void main(String[] args) {
        GradeBook book = GradeBook.of(new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).lines());
        System.out.print(book.summary());
        System.out.println(book.histogram());
    }
}
