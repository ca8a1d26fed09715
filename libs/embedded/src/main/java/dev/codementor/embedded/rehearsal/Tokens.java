package dev.codementor.embedded.rehearsal;

/** Tokens as this server counts them: four characters each, which is about what code and English come to. */
final class Tokens {

    static final int CHARACTERS = 4;

    private Tokens() {}

    static int in(CharSequence text) {
        return of(text.length());
    }

    static int of(int characters) {
        return (characters + CHARACTERS - 1) / CHARACTERS;
    }

    /** The first tokens of a text, without half of a surrogate pair at its end. */
    static String first(String text, int tokens) {
        if (tokens >= in(text)) {
            return text;
        }
        int end = tokens * CHARACTERS;
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
