import java.util.HashMap;
import java.util.Scanner;

public class GradeBook {

    private HashMap<String, Integer> grades = new HashMap<>();

    public void readGrades() {
        Scanner scanner = new Scanner(System.in);
        int lineNumber = 1;
        while (scanner.hasNextLine()) {
            String line = scanner.nextLine();
            if (line.contains(";")) {
                String name = line.split(";")[0];
                String value = line.split(";")[1];
                try {
                    int points = Integer.parseInt(value);
                    if (points >= 0 && points <= 100) {
                        grades.put(name, points);
                    } else {
                        System.out.println("Line " + lineNumber + ": points must be between 0 and 100");
                    }
                } catch (NumberFormatException e) {
                    System.out.println("Line " + lineNumber + ": not a number");
                }
            } else {
                System.out.println("Line " + lineNumber + ": semicolon is missing");
            }
            lineNumber++;
        }
    }

    public double calculateMean() {
        if (grades.isEmpty()) {
            return 0;
        }
        int sum = 0;
        for (int points : grades.values()) {
            sum += points;
        }
        return (double) sum / grades.size();
    }

    public int findMaximum() {
        int maximum = 0;
        for (int points : grades.values()) {
            if (points > maximum) {
                maximum = points;
            }
        }
        return maximum;
    }

    public void printHistogram() {
        int[] counts = new int[10];
        for (int points : grades.values()) {
            int bucket = points == 100 ? 9 : points / 10;
            counts[bucket]++;
        }
        for (int i = 0; i < counts.length; i++) {
            System.out.println(i * 10 + " to " + (i * 10 + 9) + ": " + counts[i]);
        }
    }

    public static void main(String[] args) {
        GradeBook gradeBook = new GradeBook();
        gradeBook.readGrades();
        System.out.println("Mean: " + String.format("%.2f", gradeBook.calculateMean()));
        for (String name : gradeBook.grades.keySet()) {
            if (gradeBook.grades.get(name) == gradeBook.findMaximum()) {
                System.out.println("Best: " + name);
            }
        }
        gradeBook.printHistogram();
    }
}
