import java.util.*;

public class GradeBook {

    static List<String> students = new ArrayList<>();
    static List<Integer> scores = new ArrayList<>();

    public static void main(String[] args) {
        Scanner sc = new Scanner(System.in);
        int i = 0;
        while (sc.hasNextLine()) {
            i++;
            String l = sc.nextLine();
            // a valid line has one semicolon and then only digits
            if (!l.matches("[^;]+;\\s*\\d+\\s*")) {
                System.err.println("invalid line " + i + ": " + l);
                continue;
            }
            String[] p = l.split(";");
            students.add(p[0]);
            scores.add(Integer.parseInt(p[1].trim()));
        }
        // mean
        int sum = 0;
        for (int s : scores) sum += s;
        if (scores.size() > 0) {
            System.out.println("mean " + (double) sum / scores.size());
        }
        // best
        int best = scores.isEmpty() ? 0 : Collections.max(scores);
        for (int j = 0; j < scores.size(); j++) {
            if (scores.get(j) == best) System.out.println("best " + students.get(j));
        }
        // histogram
        int[] h = new int[10];
        for (int s : scores) {
            if (s == 100) h[9]++;
            else h[s / 10]++;
        }
        for (int j = 0; j < 10; j++) System.out.println(j * 10 + ".." + (j * 10 + 9) + " " + h[j]);
    }
}
