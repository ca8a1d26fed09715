package dev.codementor.grading.source;

/**
 * A piece of a program.
 *
 * @param start its first position in the text
 * @param end the position after its last character
 */
public record Token(Kind kind, int start, int end) {

    /** What it is. */
    public enum Kind {
        /** A comment with its marks. */
        COMMENT,
        /** A text or a character with its quotes and prefix. */
        STRING,
        /** An identifier or a keyword. */
        NAME,
        NUMBER,
        /** White space, operators, and anything that the language does not know. */
        OTHER
    }

    /** The token's text. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
