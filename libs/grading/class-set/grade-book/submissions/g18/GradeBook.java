import java.util.Scanner

public class GradeBook {
    public static void main(String[] args) {
        Scanner scanner = new Scanner(System.in);
        String line = scanner.nextLine();
        String name = line.split(";")[0]
        int points = line.split(";")[1];
        System.out.println(name + " has " + points);
    }
}
