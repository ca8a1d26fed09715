package dev.codementor.grading.prompting;

/**
 * Whether lines are numbered. Answers are checked by their quotes either way, and a quote that occurs once determines
 * its line. Numbers help only where a program repeats itself.
 */
public enum Numbering {
    /** Costs nothing. */
    NONE,
    /** {@code 12| } before each line: three more tokens for a line of about ten. */
    EACH_LINE
}
