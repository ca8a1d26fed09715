package dev.codementor.embedded.rehearsal;

import dev.codementor.text.Cut;

/** Tokens as this server counts them: four characters each, which is about right for code and English. */
final class Tokens {

    static final int CHARACTERS = 4;

    private Tokens() {}

    static int in(CharSequence text) {
        return of(text.length());
    }

    static int of(int characters) {
        return (characters + CHARACTERS - 1) / CHARACTERS;
    }

    /** The first tokens of a text. The result never ends in half of a surrogate pair. */
    static String first(String text, int tokens) {
        if (tokens >= in(text)) {
            return text;
        }
        return Cut.start(text, tokens * CHARACTERS);
    }
}
