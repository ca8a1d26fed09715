package dev.codementor.ledger.batches;

import dev.codementor.text.StorableText;
import java.util.List;

/**
 * An item of a batch that is being received.
 *
 * @param nth place in the upload, from 1 without gaps
 * @param student id of whose it is
 * @param studentName empty when it is not known
 * @param studentAliases other ids and addresses of the same person
 * @param originalKey of the submission as it was handed in, in the file store
 * @param blindKey of what the model may read
 * @param digest SHA-256 of the latter, lower-case hex
 * @param findings JSON of what in it talks to the grader
 * @param flags raised at the upload
 */
public record NewItem(
        int nth,
        String customId,
        String student,
        String studentName,
        List<String> studentAliases,
        boolean late,
        String originalKey,
        String blindKey,
        String digest,
        int estimatedTokens,
        String findings,
        List<String> flags) {

    public NewItem {
        studentAliases = List.copyOf(studentAliases);
        flags = List.copyOf(flags);
        if (nth < 1 || estimatedTokens < 0) {
            throw new IllegalArgumentException("items are counted from 1, tokens from 0");
        }
        StorableText.checkName("the custom_id", customId);
        checkPerson("the student", student);
        checkPerson("the student's name", studentName);
        studentAliases.forEach(alias -> checkPerson("the student's alias", alias));
        StorableText.check("the findings", findings);
    }

    /** Nobody may be known. */
    private static void checkPerson(String what, String text) {
        StorableText.checkName(what, text.isEmpty() ? null : text);
    }
}
