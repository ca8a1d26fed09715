package dev.codementor.api.access;

import java.util.Set;

/**
 * The person or program that a verified token speaks for.
 *
 * @param subject the token's {@code sub}, 1 to 200 characters
 * @param name how to address them; the subject when the token does not say
 * @param roles of {@code student}, {@code instructor}, {@code operator}, {@code service}
 * @param courses that they are a member of
 */
public record Caller(String subject, String name, Set<String> roles, Set<String> courses) {

    private static final Set<String> ASKING = Set.of("student", "instructor");

    public Caller {
        roles = Set.copyOf(roles);
        courses = Set.copyOf(courses);
    }

    /** Whether the role allows to ask the mentor. */
    public boolean mayAsk() {
        return roles.stream().anyMatch(ASKING::contains);
    }

    /** Whether the role allows to see what students of one's courses think. */
    public boolean mayTeach() {
        return roles.contains("instructor");
    }

    public boolean isIn(String course) {
        return courses.contains(course);
    }
}
