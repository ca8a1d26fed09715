package dev.codementor.api.requests;

import java.util.Optional;

/**
 * A character that is legal in JSON but in no text that can be kept and sent on.
 *
 * @param offset where, in UTF-16 code units
 */
public record TextFault(String sentence, int offset) {

    public static Optional<TextFault> of(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                return Optional.of(new TextFault("must not contain the character NUL", i));
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return Optional.of(new TextFault("must not contain half of a surrogate pair", i));
                }
                i++;
            }
        }
        return Optional.empty();
    }
}
