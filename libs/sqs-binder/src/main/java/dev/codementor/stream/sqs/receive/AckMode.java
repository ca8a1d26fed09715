package dev.codementor.stream.sqs.receive;

/** Who says that a message is done. */
public enum AckMode {
    /** The handler's return acknowledges, its exception releases. */
    AUTO,
    /** The handler, or whoever it gives the {@link dev.codementor.stream.sqs.Acknowledgment} to; its exception releases. */
    MANUAL
}
