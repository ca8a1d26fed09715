package dev.codementor.grading.submissions;

/** Why a whole submission is not graded. */
public enum RejectReason {
    /** Nothing in it can be graded. */
    EMPTY,
    /** The same student has another one in the batch, which came first. */
    DUPLICATE,
    /** Its files together are beyond the limit. */
    TOO_LARGE
}
