import java.util.Scanner;

public class GradeBook {
    public static void main(String[] args) {
        Scanner input = new Scanner(System.in);
        System.out.println("How many students?");
        int count = input.nextInt();
        double total = 0;
        for (int i = 0; i < count; i++) {
            System.out.println("Points of student " + (i + 1) + "?");
            total += input.nextInt();
        }
        System.out.printf("The mean is %.2f", total / count);
        // best student and histogram: not finished, was ill last week
    }
}
