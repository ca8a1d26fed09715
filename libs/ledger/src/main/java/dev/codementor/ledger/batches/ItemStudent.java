package dev.codementor.ledger.batches;

import dev.codementor.text.StorableText;
import java.util.List;

/**
 * The student whose an item is, as roster and file names tell.
 *
 * @param id by which courses know the student; empty when nobody is known
 * @param name empty when it is not known
 * @param aliases other ids and addresses of the same person
 */
public record ItemStudent(String id, String name, List<String> aliases) {

    /** Whose the requests of a program are. */
    public static final ItemStudent NOBODY = new ItemStudent("", "", List.of());

    public ItemStudent {
        aliases = List.copyOf(aliases);
        check("the student", id);
        check("the student's name", name);
        aliases.forEach(alias -> check("the student's alias", alias));
    }

    /** Nobody may be known. */
    private static void check(String what, String text) {
        StorableText.checkName(what, text.isEmpty() ? null : text);
    }
}
