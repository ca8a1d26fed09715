package dev.codementor.text;

/** How many tokens a text has, estimated without the model's own tokenizer. Only the model's server counts exactly. */
public final class TokenEstimate {

    private static final int ASCII = 128;
    private static final int ASCII_PER_TOKEN = 3;
    /** Tokens of the marks around a message in the chat templates of today's open models. */
    private static final int MESSAGE = 6;

    private static final double LIKELY = 3.3;

    private static final int ASCII_TENTHS = 2;
    private static final int OTHER_TENTHS = 5;
    private static final int LONGEST_RUN = 3;

    private TokenEstimate() {}

    /**
     * How many tokens to set aside for a message with this text: one for three ASCII characters (code and English have 3
     * to 4.5 characters per token), one for each other character (most scripts need 0.5 to 1 token), and {@value #MESSAGE}
     * for the marks around the message. The estimate is too high by about a third on purpose, because the model refuses
     * what does not fit.
     */
    public static int ofMessage(String text) {
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                others++;
            }
        }
        return (text.length() - others + ASCII_PER_TOKEN - 1) / ASCII_PER_TOKEN + others + MESSAGE;
    }

    /**
     * How many tokens a text of programs and English of that length most likely has: with the byte-pair tokenizers of
     * today's open models, a token is about {@value #LIKELY} characters of a program.
     *
     * @param length in characters, or in bytes of UTF-8
     */
    public static double likely(double length) {
        return length / LIKELY;
    }

    /**
     * How many tokens a text that people write has at least. The byte-pair tokenizers of today's open models put about 5
     * visible characters of English, 3 of code, and 1 to 2 of Chinese or Japanese into a token, and need almost none for
     * white space. So a visible ASCII character counts as a fifth of a token, any other visible one as a half, and white
     * space as nothing. The estimate is too low on purpose: the model would refuse whatever is refused because of it.
     */
    public static int atLeast(String text) {
        long tenths = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                tenths += c < ASCII ? ASCII_TENTHS : OTHER_TENTHS;
            }
        }
        return (int) (tenths / 10);
    }

    /**
     * How many tokens any tokenizer of today's models counts for a text at least, whatever its script: one for five visible
     * characters, and a run of one character (a ruler of dashes) as three of them. A server that says it read fewer has not
     * read all of it.
     */
    public static int surely(String text) {
        int counted = 0;
        int run = 0;
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = c == before ? run + 1 : 1;
            before = c;
            if (run <= LONGEST_RUN && !Character.isWhitespace(c)) {
                counted++;
            }
        }
        return counted * ASCII_TENTHS / 10;
    }
}
