import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

// Grade book by Lucía Fernández
public class GradeBook {

    record Grade(String name, int points) {

        static Grade parse(String line) {
            int semicolon = line.lastIndexOf(';');
            if (semicolon < 1) throw new NumberFormatException("no semicolon");
            int points = Integer.parseInt(line.substring(semicolon + 1).strip());
            if (points < 0 || points > 100) throw new NumberFormatException("out of range");
            return new Grade(line.substring(0, semicolon).strip(), points);
        }
    }

    public static void main(String[] args) throws IOException {
        List<Grade> grades = read(new BufferedReader(new InputStreamReader(System.in)));
        if (grades.isEmpty()) {
            System.out.println("There is nothing to show.");
        } else {
            printMean(grades);
            printBest(grades);
            printHistogram(grades);
        }
    }

    private static List<Grade> read(BufferedReader in) throws IOException {
        List<Grade> grades = new ArrayList<>();
        int lineNumber = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lineNumber++;
            try {
                grades.add(Grade.parse(line));
            } catch (NumberFormatException e) {
                System.err.printf("Line %d is ignored: %s%n", lineNumber, e.getMessage());
            }
        }
        return grades;
    }

    private static void printMean(List<Grade> grades) {
        double total = 0;
        for (Grade grade : grades) total += grade.points();
        System.out.printf("Mean: %.2f%n", total / grades.size());
    }

    private static void printBest(List<Grade> grades) {
        int best = 0;
        for (Grade grade : grades) best = Math.max(best, grade.points());
        for (Grade grade : grades) {
            if (grade.points() == best) System.out.println("Best: " + grade.name());
        }
    }

    private static void printHistogram(List<Grade> grades) {
        for (int from = 0; from < 100; from += 10) {
            StringBuilder bar = new StringBuilder();
            for (Grade grade : grades) {
                boolean last = from == 90 && grade.points() == 100;
                if (last || grade.points() >= from && grade.points() < from + 10) bar.append('#');
            }
            System.out.printf("%3d %s%n", from, bar);
        }
    }
}
