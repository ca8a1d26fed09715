package dev.codementor.courses;

/**
 * How many tokens a text may have, without the model's own vocabulary: one for three ASCII characters (code and English
 * come to 3 to 4.5) and one for each other character (most scripts come to 0.5 to 1). It is meant to be too high by a
 * third rather than too low, as what does not fit is refused by the model.
 */
public final class TokenEstimate {

    private static final int ASCII = 128;
    private static final int ASCII_PER_TOKEN = 3;
    /** The marks around a message. */
    private static final int MESSAGE = 6;

    /** No text has fewer tokens than one for so many characters; only long runs of blanks come near. */
    private static final int MOST_CHARACTERS_PER_TOKEN = 16;

    private TokenEstimate() {}

    /** Tokens of a message with this text. */
    public static int of(String text) {
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                others++;
            }
        }
        return (text.length() - others + ASCII_PER_TOKEN - 1) / ASCII_PER_TOKEN + others + MESSAGE;
    }

    /** Fewer tokens than this it has in no case. */
    public static int least(String text) {
        return text.length() / MOST_CHARACTERS_PER_TOKEN;
    }
}
