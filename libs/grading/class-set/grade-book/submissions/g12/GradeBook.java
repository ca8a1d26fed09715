package student;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;

/** The grade book of a course. */
public class GradeBook {

    private final TreeMap<Integer, List<String>> byPoints = new TreeMap<>();
    private int count;
    private long sum;

    /** Adds a student with points from 0 to 100. */
    public void add(String student, int points) {
        if (points < 0 || points > 100) {
            throw new IllegalArgumentException(points + " points");
        }
        byPoints.computeIfAbsent(points, none -> new ArrayList<>()).add(student);
        count++;
        sum += points;
    }

    /** The mean; NaN as long as nobody was added. */
    public double mean() {
        return count == 0 ? Double.NaN : (double) sum / count;
    }

    /** All students with the most points. */
    public List<String> best() {
        return byPoints.isEmpty() ? List.of() : byPoints.lastEntry().getValue();
    }

    /** How many students have at least {@code from} and less than {@code to} points. */
    public int between(int from, int to) {
        return byPoints.subMap(from, to).values().stream().mapToInt(List::size).sum();
    }

    public static void main(String[] args) throws IOException {
        GradeBook book = new GradeBook();
        LineNumberReader in = new LineNumberReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;
        while ((line = in.readLine()) != null) {
            try {
                StringTokenizer tokens = new StringTokenizer(line, ";");
                book.add(tokens.nextToken().trim(), Integer.parseInt(tokens.nextToken().trim()));
            } catch (NoSuchElementException | IllegalArgumentException e) {
                System.err.println("Skipped line " + in.getLineNumber() + " (" + e.getMessage() + ")");
            }
        }
        System.out.printf(Locale.US, "Mean %.2f%n", book.mean());
        System.out.println("Best " + book.best());
        for (int from = 0; from < 100; from += 10) {
            int to = from == 90 ? 101 : from + 10;
            System.out.printf("%3d-%3d %d%n", from, to - 1, book.between(from, to));
        }
    }
}
