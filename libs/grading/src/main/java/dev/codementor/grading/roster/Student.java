package dev.codementor.grading.roster;

import java.util.List;

/**
 * A person who handed in a submission.
 *
 * @param id the id in the learning platform or the instructor's list; never empty
 * @param name given name first; empty when only the id is known
 * @param email empty when unknown
 * @param aliases other ids of the same person: logins, numbers of other systems
 * @param submission the name of this student's file or folder; empty when the roster does not say
 */
public record Student(String id, String name, String email, List<String> aliases, String submission) {

    /** @throws IllegalArgumentException without an id */
    public Student {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a student needs an id");
        }
        aliases = List.copyOf(aliases);
    }

    /** A student whom no roster contains. */
    public static Student known(String id, String name) {
        return new Student(id, name, "", List.of(), "");
    }
}
