package dev.codementor.grading.roster;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The students of a course, who can be found by anything that a file's name says about them. */
public final class Roster {

    /** A roster without students. */
    public static final Roster EMPTY = new Roster(List.of());

    private final List<Student> students;
    private final Map<String, Student> byKey = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    public Roster(List<Student> students) {
        this.students = List.copyOf(students);
        for (Student student : this.students) {
            keys(student).forEach(key -> index(key, student));
        }
    }

    /** In the order of their file. */
    public List<Student> students() {
        return students;
    }

    public boolean isEmpty() {
        return students.isEmpty();
    }

    /**
     * Finds by id, alias, e-mail, name (in either order, with or without blanks, accents and capitals) or the name of the
     * submission; empty when nobody or more than one person is meant.
     */
    public Optional<Student> find(String key) {
        return Optional.ofNullable(byKey.get(exact(key))).or(() -> Optional.ofNullable(byKey.get(squashed(key))));
    }

    private static Set<String> keys(Student student) {
        Set<String> keys = new HashSet<>();
        keys.add(exact(student.id()));
        keys.add(exact(student.email()));
        keys.add(exact(student.submission()));
        student.aliases().forEach(each -> keys.add(exact(each)));
        keys.add(squashed(student.name()));
        int lastName = student.name().lastIndexOf(' ');
        if (lastName > 0) {
            keys.add(
                    squashed(student.name().substring(lastName) + student.name().substring(0, lastName)));
        }
        int firstName = student.name().indexOf(' ');
        if (firstName > 0) {
            keys.add(squashed(
                    student.name().substring(firstName) + student.name().substring(0, firstName)));
        }
        keys.remove("");
        return keys;
    }

    private void index(String key, Student student) {
        if (ambiguous.contains(key)) {
            return;
        }
        Student other = byKey.putIfAbsent(key, student);
        if (other != null && other != student) {
            byKey.remove(key);
            ambiguous.add(key);
        }
    }

    private static String exact(String key) {
        return Normalizer.normalize(key, Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static String squashed(String name) {
        return Normalizer.normalize(name, Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
