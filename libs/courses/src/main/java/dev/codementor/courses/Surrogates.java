package dev.codementor.courses;

/** Text that is cut must not end in half of a character. */
public final class Surrogates {

    private Surrogates() {}

    /** The text without a high surrogate at its end that lost its partner. */
    public static String whole(String text) {
        int end = text.length();
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? text.substring(0, end - 1) : text;
    }
}
