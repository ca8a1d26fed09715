package dev.codementor.worker.model;

/** What can go wrong with a model; the tag of a meter. */
public enum ModelFault {
    /** Nobody listens there, or nobody that lets us in. */
    UNREACHABLE,
    /** It has too much to do. */
    BUSY,
    /** It is still loading the model. */
    LOADING,
    /** The connection was lost. */
    DROPPED,
    /** The answer ended without saying that it is the end. */
    TRUNCATED,
    /** It told of an error in the middle of the answer. */
    STREAM_ERROR,
    /** It answered with status 5xx. */
    SERVER_ERROR,
    /** It came to the end of an answer without a word. */
    EMPTY,
    /** What it sent is not the protocol. */
    PROTOCOL,
    /** No byte came within the time for the first one. */
    FIRST_BYTE,
    /** The pieces of the answer stopped coming. */
    IDLE,
    /** The answer took longer than any may. */
    TOTAL,
    /** The model is not installed there. */
    MISSING,
    /** The prompt does not fit into the model's context. */
    CONTEXT,
    /** It refused the request. */
    REFUSED
}
