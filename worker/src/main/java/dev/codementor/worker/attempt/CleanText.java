package dev.codementor.worker.attempt;

/**
 * Appends a model's pieces so that the whole is text that every part of the system can hold: PostgreSQL knows no NUL,
 * UTF-8 no half of a surrogate pair. A pair that was split between two pieces is put together.
 */
public final class CleanText {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder text;
    /** A high surrogate at the end of the last piece, whose partner may begin the next; 0 for none. */
    private char half;

    public CleanText(String begun) {
        this.text = new StringBuilder(begun);
    }

    public void append(String piece) {
        if (half == 0 && isClean(piece)) {
            text.append(piece);
            return;
        }
        for (int i = 0; i < piece.length(); i++) {
            append(piece.charAt(i));
        }
    }

    private void append(char c) {
        if (half != 0) {
            if (Character.isLowSurrogate(c)) {
                text.append(half).append(c);
                half = 0;
                return;
            }
            text.append(REPLACEMENT);
            half = 0;
        }
        if (Character.isHighSurrogate(c)) {
            half = c;
        } else if (Character.isLowSurrogate(c)) {
            text.append(REPLACEMENT);
        } else if (c != 0) {
            text.append(c);
        }
    }

    private static boolean isClean(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    public int length() {
        return text.length();
    }

    public String from(int offset) {
        return text.substring(offset);
    }
}
