import java.util.*;

public class GradeBook {

    interface Statistic {
        String describe(Map<String, Integer> grades);
    }

    static class Mean implements Statistic {
        public String describe(Map<String, Integer> grades) {
            double sum = 0;
            for (int g : grades.values()) sum += g;
            return String.format("Mean: %.2f", sum / grades.size());
        }
    }

    static class Best implements Statistic {
        public String describe(Map<String, Integer> grades) {
            return "Best: " + Collections.max(grades.entrySet(), Map.Entry.comparingByValue()).getKey();
        }
    }

    static class Histogram implements Statistic {
        public String describe(Map<String, Integer> grades) {
            StringBuilder text = new StringBuilder();
            for (int decade = 0; decade < 10; decade++) {
                final int d = decade;
                long size = grades.values().stream().filter(g -> Math.min(9, g / 10) == d).count();
                text.append(d * 10).append(": ").append("=".repeat((int) size)).append('\n');
            }
            return text.toString();
        }
    }

    public static void main(String[] args) {
        Map<String, Integer> grades = new TreeMap<>();
        Scanner in = new Scanner(System.in);
        int line = 0;
        while (in.hasNextLine()) {
            line++;
            String[] parts = in.nextLine().split(";");
            try {
                grades.put(parts[0], Integer.parseInt(parts[1]));
            } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
                System.err.println("skipping line " + line);
            }
        }
        for (Statistic statistic : List.of(new Mean(), new Best(), new Histogram())) {
            System.out.println(statistic.describe(grades));
        }
    }
}
