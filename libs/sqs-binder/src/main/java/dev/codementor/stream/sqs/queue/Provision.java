package dev.codementor.stream.sqs.queue;

/** What to do about a queue that does not exist. */
public enum Provision {
    /** Refuse to start. */
    FAIL,
    /** Create it and its dead-letter queue; a queue that exists stays as it is. */
    CREATE
}
