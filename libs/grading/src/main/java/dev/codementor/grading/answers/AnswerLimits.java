package dev.codementor.grading.answers;

/**
 * How long the parts of an answer may be. The schema that is sent with a question has the same limits, because a small
 * model repeats itself inside a string without an end until its tokens are used up.
 */
public final class AnswerLimits {

    /** Most passages of evidence for one criterion. */
    public static final int EVIDENCE = 3;

    /** Most characters of a quote in the schema: about three lines of code. A longer quote that exists is accepted. */
    public static final int QUOTE = 240;

    /** Most characters of the feedback for one criterion: about three long sentences. Longer feedback is cut. */
    public static final int FEEDBACK = 500;

    private AnswerLimits() {}
}
