package dev.codementor.stream.sqs.receive;

/** Who acknowledges a message. */
public enum AckMode {
    /** The message is acknowledged when the handler returns, and released when it throws. */
    AUTO,
    /**
     * The handler acknowledges, or any code to which it gives the {@link dev.codementor.stream.sqs.Acknowledgment}. The
     * message is released when the handler throws.
     */
    MANUAL
}
