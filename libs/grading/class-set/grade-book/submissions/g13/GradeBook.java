import java.util.*;

public class GradeBook {
    public static void main(String[] args) {
        Scanner scan = new Scanner(System.in);
        Map<String, String> data = new HashMap<>();
        while (scan.hasNext()) {
            String word = scan.next();
            String[] nameAndPoints = word.split(";");
            data.put(nameAndPoints[0], nameAndPoints[1]);
        }
        double mean = 0;
        for (String value : data.values()) {
            mean = mean + Double.parseDouble(value) / data.size();
        }
        System.out.println("The mean is " + mean);
        String best = "";
        for (String key : data.keySet()) {
            if (best.equals("") || data.get(key).compareTo(data.get(best)) > 0) {
                best = key;
            }
        }
        System.out.println("The best student is " + best);
    }
}
