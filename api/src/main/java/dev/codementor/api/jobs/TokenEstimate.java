package dev.codementor.api.jobs;

/**
 * How many tokens a text has at least, without the model's tokenizer.
 *
 * <p>The byte-pair tokenizers of today's open models make a token of about 5 visible characters of English, of 3 of code, of 1 to 2 of
 * Chinese or Japanese, and need almost none for white space. So a visible ASCII character counts as a fifth of a token, any other visible one as a half,
 * and white space as nothing. The estimate is low on purpose: what it refuses, the model would have refused, and the worker counts exactly.
 */
final class TokenEstimate {

    private static final int ASCII_TENTHS = 2;
    private static final int OTHER_TENTHS = 5;

    private TokenEstimate() {}

    static int atLeast(String text) {
        int tenths = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                tenths += c < 128 ? ASCII_TENTHS : OTHER_TENTHS;
            }
        }
        return tenths / 10;
    }
}
