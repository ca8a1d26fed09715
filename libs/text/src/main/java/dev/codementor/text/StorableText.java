package dev.codementor.text;

import org.jspecify.annotations.Nullable;

/**
 * Text that PostgreSQL keeps unchanged. One text that it cannot keep would fail a whole batch of statements or come back
 * as something else.
 */
public final class StorableText {

    /** Most UTF-16 code units of names: they are parts of index entries. */
    public static final int LONGEST_NAME = 255;

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /**
     * Checks a text that is part of an index: it is storable, and not longer than {@value #LONGEST_NAME} UTF-16 code
     * units.
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
        if (text != null) {
            TextFault.of(text).ifPresent(fault -> {
                throw new IllegalArgumentException(what + " " + fault.sentence() + ", but does at " + fault.offset());
            });
        }
    }

    /** The text with each character that cannot be stored replaced by U+FFFD; its length stays. */
    public static String repaired(String text) {
        int at = TextFault.next(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        for (; at >= 0; at = TextFault.next(repaired, at + 1)) {
            repaired.setCharAt(at, REPLACEMENT);
        }
        return repaired.toString();
    }

    /** As {@link #repaired}, cut to {@value #LONGEST_NAME} UTF-16 code units. */
    public static String repairedName(String name) {
        return repaired(Cut.start(name, LONGEST_NAME));
    }
}
