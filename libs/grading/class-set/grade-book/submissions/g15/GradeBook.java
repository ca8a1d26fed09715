import java.util.ArrayList;
import java.util.Scanner;

public class GradeBook {

    // one student with its result
    static class Student {
        String name;
        int points;

        Student(String name, int points) {
            this.name = name;
            this.points = points;
        }
    }

    public static void main(String[] args) {
        ArrayList<Student> students = readStudents();
        printMean(students);
        printBestStudent(students);
        printHistogram(students);
    }

    static ArrayList<Student> readStudents() {
        ArrayList<Student> students = new ArrayList<>();
        Scanner scanner = new Scanner(System.in);
        while (scanner.hasNextLine()) {
            String[] columns = scanner.nextLine().split(";");
            if (columns.length == 2) {
                students.add(new Student(columns[0], Integer.parseInt(columns[1])));
            }
        }
        return students;
    }

    static void printMean(ArrayList<Student> students) {
        int sum = 0;
        for (Student student : students) {
            sum += student.points;
        }
        System.out.printf("Mean: %.2f\n", sum * 1.0 / students.size());
    }

    static void printBestStudent(ArrayList<Student> students) {
        Student best = students.get(0);
        for (Student student : students) {
            if (student.points > best.points) {
                best = student;
            }
        }
        System.out.println("Best: " + best.name);
    }

    static void printHistogram(ArrayList<Student> students) {
        for (int i = 0; i <= 9; i++) {
            int number = 0;
            for (Student student : students) {
                if (student.points >= i * 10 && student.points <= i * 10 + 9) {
                    number++;
                }
            }
            System.out.println(i * 10 + "-" + (i * 10 + 9) + ": " + number);
        }
    }
}
