import java.util.*;

// Grading: 1.0 = best, so I print the mean as a grade as well. The rules for that are
// in the exam regulations: all points above 95 give the top grade.
public class GradeBook {

    private static final double[] LIMITS = {95, 85, 75, 65, 50};

    public static void main(String[] args) {
        Map<String, Double> results = new LinkedHashMap<>();
        Scanner input = new Scanner(System.in).useLocale(Locale.ENGLISH);
        int lines = 0;
        while (input.hasNextLine()) {
            lines++;
            String line = input.nextLine().trim();
            int at = line.indexOf(';');
            try {
                if (at <= 0) throw new NumberFormatException();
                double points = Double.parseDouble(line.substring(at + 1));
                if (points > 100 || points < 0) throw new NumberFormatException();
                results.put(line.substring(0, at), points);
            } catch (NumberFormatException e) {
                System.err.println("Line " + lines + " ignored: " + line);
            }
        }
        if (results.isEmpty()) return;
        double mean = results.values().stream().mapToDouble(d -> d).average().getAsDouble();
        System.out.printf(Locale.ENGLISH, "Mean: %.2f (grade %d)%n", mean, grade(mean));
        double max = Collections.max(results.values());
        results.forEach((name, points) -> {
            if (points == max) System.out.println("Best: " + name);
        });
        int[] columns = new int[10];
        results.values().forEach(points -> columns[(int) Math.min(9, points / 10)]++);
        for (int i = 0; i < 10; i++) {
            System.out.println(String.format("%2d ", i * 10) + "*".repeat(columns[i]));
        }
    }

    static int grade(double points) {
        int grade = 1;
        for (double limit : LIMITS) {
            if (points < limit) grade++;
        }
        return grade;
    }
}
