package dev.codementor.grading.distrust;

/**
 * Something in a submission that addresses the grader or hides.
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
        /** Gives the grader another role, or speaks as the system. */
        ROLE_PLAY,
        FAKE_RUBRIC,
        /** Contains an answer in the grader's own form. */
        FAKE_ANSWER,
        /** Pretends that the submission ends here. */
        FAKE_DELIMITER,
        /** Contains an instruction that only appears after decoding. */
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
