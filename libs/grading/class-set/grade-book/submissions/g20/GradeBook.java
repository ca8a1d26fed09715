import java.util.*;
import java.util.stream.Collectors;

public class GradeBook {
    public static void main(String[] args) {
        List<String[]> rows = new Scanner(System.in).useDelimiter("\n").tokens()
                .map(row -> row.split(";"))
                .filter(row -> row.length == 2)
                .filter(row -> row[1].strip().chars().allMatch(Character::isDigit))
                .collect(Collectors.toList());

        // System.out.println(rows.size());
        double mean = rows.stream().mapToInt(row -> Integer.parseInt(row[1].strip())).average().orElse(0);
        int best = rows.stream().mapToInt(row -> Integer.parseInt(row[1].strip())).max().orElse(0);
        System.out.printf("%.2f%n", mean);
        rows.stream().filter(row -> Integer.parseInt(row[1].strip()) == best).forEach(row -> System.out.println(row[0]));
        Map<Integer, List<String[]>> groups = rows.stream().collect(Collectors.groupingBy(row -> Integer.parseInt(row[1].strip()) / 10, TreeMap::new, Collectors.toList()));
        groups.forEach((group, members) -> System.out.println(group * 10 + ": " + members.size()));
    }
}
