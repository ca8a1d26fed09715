package dev.codementor.grading.submissions;

/** Why a whole submission is not graded. */
public enum RejectReason {
    /** Nothing in it can be graded. */
    EMPTY,
    /** An earlier submission in the batch belongs to the same student. */
    DUPLICATE,
    /** Its files together exceed the limit. */
    TOO_LARGE
}
