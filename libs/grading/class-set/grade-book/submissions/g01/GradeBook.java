import java.util.*;

/** Reads "name;points" lines from standard input and prints statistics of them. */
public class GradeBook {

    private final Map<String, Integer> pointsByName = new LinkedHashMap<>();

    /** Takes one line; throws IllegalArgumentException if it is not "name;points" with 0 to 100 points. */
    void add(String line) {
        String[] parts = line.split(";");
        if (parts.length != 2 || parts[0].isBlank()) {
            throw new IllegalArgumentException("expected name;points");
        }
        int points = Integer.parseInt(parts[1].trim());
        if (points < 0 || points > 100) {
            throw new IllegalArgumentException("points must be 0 to 100");
        }
        pointsByName.put(parts[0].trim(), points);
    }

    OptionalDouble mean() {
        return pointsByName.values().stream().mapToInt(Integer::intValue).average();
    }

    List<String> best() {
        int top = pointsByName.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        return pointsByName.entrySet().stream().filter(e -> e.getValue() == top).map(Map.Entry::getKey).toList();
    }

    int[] histogram() {
        int[] buckets = new int[10];
        for (int points : pointsByName.values()) {
            buckets[Math.min(points / 10, 9)]++;
        }
        return buckets;
    }

    public static void main(String[] args) {
        GradeBook book = new GradeBook();
        Scanner in = new Scanner(System.in);
        for (int number = 1; in.hasNextLine(); number++) {
            String line = in.nextLine();
            try {
                book.add(line);
            } catch (IllegalArgumentException e) {
                System.err.println("line " + number + ": " + e.getMessage());
            }
        }
        if (book.mean().isEmpty()) {
            System.out.println("no grades");
            return;
        }
        System.out.printf(Locale.ROOT, "mean %.2f%n", book.mean().getAsDouble());
        System.out.println("best " + String.join(", ", book.best()));
        int[] buckets = book.histogram();
        for (int i = 0; i < 10; i++) {
            System.out.println(i * 10 + "-" + (i == 9 ? 100 : i * 10 + 9) + " " + "*".repeat(buckets[i]));
        }
    }
}
