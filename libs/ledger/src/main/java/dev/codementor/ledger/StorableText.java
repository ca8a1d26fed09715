package dev.codementor.ledger;

import org.jspecify.annotations.Nullable;

/** Refuses what PostgreSQL cannot keep unchanged, before it fails a whole batch or comes back as something else. */
public final class StorableText {

    /** Most UTF-16 code units of names: they are parts of index entries. */
    static final int LONGEST_NAME = 255;

    private StorableText() {}

    /**
     * Checks what is part of an index: it is storable, and not longer than {@value #LONGEST_NAME} UTF-16 code units.
     *
     * @throws IllegalArgumentException otherwise, and when it is empty
     */
    public static void checkName(String what, @Nullable String name) {
        check(what, name);
        if (name != null && (name.isEmpty() || name.length() > LONGEST_NAME)) {
            throw new IllegalArgumentException(what + " has 1 to " + LONGEST_NAME + " characters");
        }
    }

    /**
     * Checks for NUL characters and for halves of surrogate pairs.
     *
     * @throws IllegalArgumentException when there is one; the message does not contain the text
     */
    public static void check(String what, @Nullable String text) {
        if (text == null) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException(what + " contains a NUL character at " + i);
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException(what + " contains half a surrogate pair at " + i);
                }
                i++;
            }
        }
    }
}
