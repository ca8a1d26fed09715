package dev.codementor.grading.blind;

import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which name stands for whom in a batch: the same person has the same name in all submissions, and who has which depends
 * on the roster's order alone.
 */
public final class Pseudonyms {

    private static final int AUTHOR = 0;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Student> students = new HashMap<>();

    public Pseudonyms(Roster roster) {
        int number = AUTHOR;
        for (Student student : roster.students()) {
            numbers.put(student.id(), ++number);
            students.put(number, student);
        }
    }

    /** Whom the roster does not know is nobody's namesake: number zero. */
    int numberOf(Student student) {
        return numbers.getOrDefault(student.id(), AUTHOR);
    }

    /** A name that is also an identifier in any language. */
    static String name(int number) {
        return "Student%04d".formatted(number);
    }

    /** A number of as many digits, which begins with a nine, as a zero would make it octal. */
    static String number(int number, int digits) {
        String counted = "%0" + (digits - 1) + "d";
        return "9" + counted.formatted(number);
    }

    static String email(int number) {
        return "student%04d@example.invalid".formatted(number);
    }

    /** Whom a pseudonym such as {@code Student0012} means. */
    public Optional<Student> whoIs(String pseudonym) {
        try {
            return pseudonym.startsWith("Student")
                    ? Optional.ofNullable(students.get(Integer.parseInt(pseudonym.substring("Student".length()))))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
