package dev.codementor.grading.source;

/**
 * A piece of a program.
 *
 * @param start where it begins in the text
 * @param end where it ended
 */
public record Token(Kind kind, int start, int end) {

    /** What it is. */
    public enum Kind {
        /** With its marks. */
        COMMENT,
        /** A text with its quotes and prefix; also a character. */
        STRING,
        /** An identifier or a keyword. */
        NAME,
        NUMBER,
        /** Blanks, operators, and whatever the language does not know. */
        OTHER
    }

    /** What it is in its text. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
