package dev.codementor.identity;

import java.util.Set;

/**
 * The person or program that a verified token speaks for.
 *
 * @param subject what jobs and grades belong to and rosters are matched with, 1 to 200 characters: the claim that
 *     {@code codementor.oidc.claims.person} names, usually {@code sub}
 * @param name how to address them, at most 200 characters; the subject when the token does not say
 * @param roles some of {@link #ROLES}
 * @param courses that they are a member of
 */
public record Caller(String subject, String name, Set<String> roles, Set<String> courses) {

    /** All roles that mean something here; tokens' others are left out. */
    public static final Set<String> ROLES = Set.of("student", "instructor", "operator", "operator-read", "service");

    public Caller {
        roles = Set.copyOf(roles);
        courses = Set.copyOf(courses);
    }

    /** Whether the role allows to ask the mentor. */
    public boolean mayAsk() {
        return roles.contains("student") || roles.contains("instructor");
    }

    /** Whether the role allows to see what students of one's courses think. */
    public boolean mayTeach() {
        return roles.contains("instructor");
    }

    /** Whether the role allows to see how the whole system is doing. */
    public boolean maySeeOperations() {
        return roles.contains("operator") || roles.contains("operator-read");
    }

    /** Whether they teach this course. */
    public boolean teaches(String course) {
        return mayTeach() && isIn(course);
    }

    public boolean isIn(String course) {
        return courses.contains(course);
    }

    /** Whether the role allows to act on anybody's jobs, and on queues and workers. */
    public boolean mayOperate() {
        return roles.contains("operator");
    }

    /** Whether it is one of our services. */
    public boolean isService() {
        return roles.contains("service");
    }
}
