import java.util.Scanner;

public class GradeBook {
    public static void main(String[] args) {
        Scanner s = new Scanner(System.in);
        int sum = 0;
        int n = 0;
        int max = 0;
        String maxName = "";
        int[] h = new int[10];
        while (s.hasNextLine()) {
            String[] a = s.nextLine().split(";");
            int p = Integer.parseInt(a[1]);
            sum += p;
            n++;
            if (p > max) {
                max = p;
                maxName = a[0];
            }
            h[p / 10]++;
        }
        System.out.println("Mean: " + sum / n);
        System.out.println("Best: " + maxName);
        for (int i = 0; i < h.length; i++) {
            System.out.println(i + ": " + h[i]);
        }
    }
}
