package dev.codementor.stream.sqs.send;

/** The outcome for one message of a batch. */
sealed interface SendOutcome {

    /** SQS has accepted the message. */
    record Sent() implements SendOutcome {}

    /** SQS has not accepted the message. */
    record Refused(SqsSendException cause) implements SendOutcome {}
}
