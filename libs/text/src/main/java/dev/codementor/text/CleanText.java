package dev.codementor.text;

/**
 * Appends the pieces of a model's answer so that the whole can be stored and sent: NULs are left out, halves of surrogate
 * pairs become U+FFFD, and a pair that was split between two pieces is put together. Not safe for several threads.
 */
public final class CleanText {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder text;
    /** A high surrogate at the end of the last piece, whose partner may begin the next; 0 for none. */
    private char half;

    /** @param begun the text so far, which is clean */
    public CleanText(String begun) {
        this.text = new StringBuilder(begun);
    }

    /** A high surrogate at the end of the piece waits for the next piece. */
    public void append(String piece) {
        if (half == 0 && TextFault.next(piece, 0) < 0) {
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

    /** In UTF-16 code units. */
    public int length() {
        return text.length();
    }

    /** The text from this offset on. */
    public String from(int offset) {
        return text.substring(offset);
    }
}
