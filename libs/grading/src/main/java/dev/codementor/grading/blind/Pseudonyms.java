package dev.codementor.grading.blind;

import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pseudonyms of a batch. The same person has the same pseudonym in all submissions. Pseudonyms depend only on the
 * order of the roster.
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

    /** A person whom the roster does not know gets number zero, which nobody in the roster has. */
    int numberOf(Student student) {
        return numbers.getOrDefault(student.id(), AUTHOR);
    }

    /** A pseudonym that is a valid identifier in any language. */
    static String name(int number) {
        return "Student%04d".formatted(number);
    }

    /** A number with the same number of digits. It begins with a nine, because a zero would make it octal. */
    static String number(int number, int digits) {
        String counted = "%0" + (digits - 1) + "d";
        return "9" + counted.formatted(number);
    }

    static String email(int number) {
        return "student%04d@example.invalid".formatted(number);
    }

    /** The student behind a pseudonym such as {@code Student0012}. */
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
