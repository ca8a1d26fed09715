package dev.codementor.ledger.batches;

/** What the items of a batch are. */
public enum BatchShape {
    /** Submissions, graded by a rubric. */
    GRADING,
    /** Requests of a program, each answered by the model as it is. */
    COMPLETIONS
}
