import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.ArrayList;

/** Reads grades and prints them as statistics. Tomasz Nowak, n.tomasz@example.edu */
public class GradeBook {
    private final List<String> names = new ArrayList<>();
    private final List<Integer> points = new ArrayList<>();

    /** Returns false when the line is not valid. */
    boolean addLine(String line) {
        int semicolon = line.indexOf(';');
        if (semicolon < 0) return false;
        try {
            int value = Integer.parseInt(line.substring(semicolon + 1).trim());
            if (value < 0 || value > 100) return false;
            names.add(line.substring(0, semicolon).trim());
            points.add(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Prints the mean with two decimals. */
    void printMean() {
        double sum = 0;
        for (int value : points) sum += value;
        System.out.println(String.format(Locale.ENGLISH, "mean: %.2f", sum / points.size()));
    }

    /** Prints everybody who has the most points. */
    void printBest() {
        int max = Integer.MIN_VALUE;
        for (int value : points) max = Math.max(max, value);
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i) == max) System.out.println("best: " + names.get(i));
        }
    }

    /** Prints ten bars. */
    void printHistogram() {
        int[] bars = new int[10];
        for (int value : points) bars[value / 10]++;
        for (int i = 0; i < 10; i++) System.out.println(i + " " + "x".repeat(bars[i]));
    }

    public static void main(String[] args) {
        GradeBook book = new GradeBook();
        Scanner scanner = new Scanner(System.in);
        for (int i = 1; scanner.hasNextLine(); i++) {
            if (!book.addLine(scanner.nextLine())) System.err.println("line " + i + " is invalid");
        }
        book.printMean();
        book.printBest();
        book.printHistogram();
    }
}
