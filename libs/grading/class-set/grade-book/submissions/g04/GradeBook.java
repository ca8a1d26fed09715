import java.util.*;

public class GradeBook {
    // I made everything static because otherwise main could not call it
    static ArrayList<String> names = new ArrayList<String>();
    static ArrayList<Integer> points = new ArrayList<Integer>();

    static void readAll() {
        Scanner scanner = new Scanner(System.in);
        int line = 0;
        while (scanner.hasNextLine()) {
            line = line + 1;
            String text = scanner.nextLine();
            try {
                String name = text.substring(0, text.indexOf(";"));
                int p = Integer.valueOf(text.substring(text.indexOf(";") + 1));
                names.add(name);
                points.add(p);
            } catch (Exception e) {
                System.out.println("Error in line " + line);
            }
        }
    }

    static double mean() {
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            sum = sum + points.get(i);
        }
        return Math.round(sum / points.size() * 100) / 100.0;
    }

    static String best() {
        int index = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i) > points.get(index)) {
                index = i;
            }
        }
        return names.get(index);
    }

    static void histogram() {
        for (int i = 0; i < 10; i++) {
            System.out.print(i * 10 + ": ");
            for (int p : points) {
                if (p / 10 == i) {
                    System.out.print("*");
                }
            }
            System.out.println();
        }
    }

    public static void main(String[] args) {
        readAll();
        System.out.println("mean = " + mean());
        System.out.println("best = " + best());
        histogram();
    }
}
