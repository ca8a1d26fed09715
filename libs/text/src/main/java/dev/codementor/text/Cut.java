package dev.codementor.text;

/** Cuts text without leaving half of a character: the two surrogates of a pair stay together. Lengths are UTF-16 code units. */
public final class Cut {

    private static final char ELLIPSIS = '…';

    private Cut() {}

    /** The text itself if it is short enough; otherwise as much of its start as fits into {@code most} code units. */
    public static String start(String text, int most) {
        return text.length() <= most ? text : text.substring(0, end(text, most));
    }

    /** Like {@link #start}, but followed by an ellipsis where something was cut off; for messages that quote a text. */
    public static String shown(String text, int most) {
        return text.length() <= most ? text : start(text, most) + ELLIPSIS;
    }

    /** The text without a high surrogate at its end, whose partner has been cut off. */
    public static String whole(String text) {
        int end = text.length();
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? text.substring(0, end - 1) : text;
    }

    /**
     * The last place, not after {@code wanted}, at which the text can be cut.
     *
     * @param wanted 0 or more; a place behind the text means the text's end
     */
    public static int end(CharSequence text, int wanted) {
        return wanted >= text.length() ? text.length() : isInsidePair(text, wanted) ? wanted - 1 : wanted;
    }

    /** Whether the place lies between the two surrogates of a pair. */
    public static boolean isInsidePair(CharSequence text, int place) {
        return place > 0
                && place < text.length()
                && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
    }
}
