package dev.codementor.contract;

/** Names that become parts of keys, paths and labels, so they are kept to characters that are safe in all of them. */
public final class SafeName {

    /** Most characters of a course's id. */
    public static final int LONGEST_COURSE = 64;

    private SafeName() {}

    /** Whether the text is 1 to {@code longest} letters, digits, '.', '_' or '-', with a letter or digit first. */
    public static boolean matches(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && isLetterOrDigit(text.charAt(0))
                && text.chars().allMatch(c -> isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
