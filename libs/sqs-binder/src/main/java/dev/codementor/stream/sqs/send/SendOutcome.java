package dev.codementor.stream.sqs.send;

/** What became of one message of a batch. */
sealed interface SendOutcome {

    /** SQS has it. */
    record Sent() implements SendOutcome {}

    /** SQS has it not. */
    record Refused(SqsSendException cause) implements SendOutcome {}
}
