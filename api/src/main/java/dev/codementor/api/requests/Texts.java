package dev.codementor.api.requests;

import dev.codementor.text.TextFault;

/** The rules for texts that people write. */
public final class Texts {

    private Texts() {}

    /** @throws dev.codementor.api.problems.ProblemException when the field's text is too long or cannot be stored */
    public static String allow(String field, String text, int longest) {
        if (text.length() > longest) {
            throw Parameters.invalidField(field, "must not have more than %,d characters".formatted(longest))
                    .with("limit", longest)
                    .exception();
        }
        TextFault.of(text).ifPresent(fault -> {
            throw Parameters.invalidField(field, fault.sentence())
                    .with("offset", fault.offset())
                    .exception();
        });
        return text;
    }

    /** Like {@link #allow}, for a text that must not be blank. @throws dev.codementor.api.problems.ProblemException */
    public static String require(String field, String text, int longest) {
        if (text.isBlank()) {
            throw Parameters.invalidField(field, "must not be blank").exception();
        }
        return allow(field, text, longest);
    }
}
