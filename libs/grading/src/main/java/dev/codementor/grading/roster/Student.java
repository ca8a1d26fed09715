package dev.codementor.grading.roster;

import java.util.List;

/**
 * Who handed in.
 *
 * @param id as the learning platform or the instructor has it; never empty
 * @param name as it is written on lists, given name first; empty when only the id is known
 * @param email empty when it is not known
 * @param aliases other ids of the same person: logins, numbers of other systems
 * @param submission how this student's file or folder is called; empty when the roster does not say
 */
public record Student(String id, String name, String email, List<String> aliases, String submission) {

    /** @throws IllegalArgumentException without an id */
    public Student {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a student has an id");
        }
        aliases = List.copyOf(aliases);
    }

    /** Somebody of whom no roster tells. */
    public static Student known(String id, String name) {
        return new Student(id, name, "", List.of(), "");
    }
}
