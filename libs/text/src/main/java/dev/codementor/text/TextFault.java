package dev.codementor.text;

import java.util.Optional;

/**
 * A character that JSON allows but that cannot be kept and sent on: PostgreSQL stores no NUL, and UTF-8 has no half of a
 * surrogate pair.
 *
 * @param sentence what is wrong, to follow the name of the field: {@code must not contain …}
 * @param offset where, in UTF-16 code units
 */
public record TextFault(String sentence, int offset) {

    /** The first fault of a text. */
    public static Optional<TextFault> of(String text) {
        int at = next(text, 0);
        return at < 0
                ? Optional.empty()
                : Optional.of(new TextFault(
                        text.charAt(at) == 0
                                ? "must not contain the character NUL"
                                : "must not contain half of a surrogate pair",
                        at));
    }

    /** Where the first fault from here on is, or -1. */
    static int next(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!Cut.isInsidePair(text, i + 1)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
