package dev.codementor.grading.prompting;

/**
 * Whether lines carry their number. Answers are checked by their quotes either way, and a quote that occurs once tells its
 * line by itself; numbers help only with what a program repeats.
 */
public enum Numbering {
    /** Costs nothing. */
    NONE,
    /** {@code 12| } before each line: three more tokens for a line of about ten. */
    EACH_LINE
}
