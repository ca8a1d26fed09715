package dev.codementor.embedded.issuer;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The person that a token names.
 *
 * @param subject 1 to 100 characters
 * @param name the name that pages show, 1 to 100 characters
 * @param roles some of {@link #ROLES}
 * @param courses up to 100, each of 1 to 100 characters
 */
record Person(String subject, String name, List<String> roles, List<String> courses) {

    static final Set<String> ROLES = Set.of("student", "instructor", "operator", "operator-read", "service");

    private static final int LONGEST = 100;
    private static final int MOST = 100;

    Person {
        requireText("subject", subject);
        requireText("name", name);
        roles = List.copyOf(roles);
        courses = List.copyOf(courses);
        for (String role : roles) {
            require(
                    ROLES.contains(role),
                    "roles must be some of student, instructor, operator, operator-read, service");
        }
        require(courses.size() <= MOST, "courses must be at most " + MOST);
        courses.forEach(course -> requireText("each of courses", course));
    }

    static Person of(String subject, Collection<String> roles, Collection<String> courses) {
        return new Person(subject, subject, List.copyOf(roles), List.copyOf(courses));
    }

    /**
     * A person from the sign-in page. The subject is derived from the name, so the same name is always the same person.
     */
    static Person named(String name, Collection<String> roles, String courses) {
        String subject = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        return new Person(
                subject,
                name.strip(),
                List.copyOf(roles),
                Stream.of(courses.split("[,\\s]+"))
                        .filter(course -> !course.isEmpty())
                        .toList());
    }

    private static void requireText(String what, String text) {
        require(!text.isBlank() && text.length() <= LONGEST, what + " must have 1 to " + LONGEST + " characters");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
