package dev.codementor.worker.model;

/** What can go wrong with a model. Also used as a metric's tag. */
public enum ModelFault {
    /** Nothing listens at the address. */
    UNREACHABLE,
    /** It asks for a token or a password that this worker does not send. */
    UNAUTHORIZED,
    /** It has too little memory to load the model. */
    MEMORY,
    /** It has too much to do. */
    BUSY,
    /** It is still loading the model. */
    LOADING,
    /** The connection was lost. */
    DROPPED,
    /** The answer ended without its end marker. */
    TRUNCATED,
    /** It reported an error in the middle of the answer. */
    STREAM_ERROR,
    /** It answered with status 5xx. */
    SERVER_ERROR,
    /** It ended an answer that has no text. */
    EMPTY,
    /** Its answer has thoughts but no text. */
    ONLY_THOUGHTS,
    /** Its response does not follow the protocol. */
    PROTOCOL,
    /** The first byte did not arrive in time. */
    FIRST_BYTE,
    /** The pieces of the answer stopped coming. */
    IDLE,
    /** The answer took longer than allowed. */
    TOTAL,
    /** The model is not installed there. */
    MISSING,
    /** It cannot hold the model to the requested form. */
    FORMAT,
    /** The prompt does not fit into the model's context. */
    CONTEXT,
    /** It refused the request. */
    REFUSED
}
