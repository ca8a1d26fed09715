package dev.codementor.grading.distrust;

/**
 * Something in a submission that talks to the grader, or hides.
 *
 * @param line counted from 1
 * @param excerpt of at most {@value #LONGEST} characters; what is invisible is written as {@code ⟨U+200B⟩}
 */
public record Finding(String file, int line, Kind kind, String excerpt) {

    static final int LONGEST = 120;

    /** What it tries. */
    public enum Kind {
        /** Tells the grader what to do. */
        INSTRUCTION,
        /** Gives the grader another part to play, or speaks as the system. */
        ROLE_PLAY,
        FAKE_RUBRIC,
        /** An answer in the grader's own form. */
        FAKE_ANSWER,
        /** Pretends that the submission ends. */
        FAKE_DELIMITER,
        /** An instruction that only shows after decoding. */
        ENCODED,
        /** Characters without width. */
        INVISIBLE,
        /** Characters that reorder what people see. */
        BIDIRECTIONAL,
        /** Letters of several scripts in one word. */
        HOMOGLYPH,
        /** Longer than people write. */
        TOO_LONG
    }
}
