package dev.codementor.stream.sqs;

/**
 * Message headers that the binder reads when it sends and sets when it receives. None of them travels as a message
 * attribute. Received values have separate names, so that forwarding a message does not repeat another queue's ids.
 */
public final class SqsHeaders {

    /** The prefix of all these names. */
    public static final String PREFIX = "sqs_";

    /**
     * To send: how long the message stays hidden, 0 to 15 minutes (SQS quota), as a {@link java.time.Duration} or a whole
     * number of seconds. SQS refuses it on FIFO queues.
     */
    public static final String DELAY = "sqs_delay";

    /**
     * To send: {@code MessageGroupId}, a string of up to 128 characters. On a FIFO queue the messages of a group keep their order;
     * on a standard queue SQS shares receives fairly among groups.
     */
    public static final String GROUP_ID = "sqs_groupId";

    /** To send to a FIFO queue: {@code MessageDeduplicationId}, a string; SQS drops a repeat within 5 minutes. */
    public static final String DEDUPLICATION_ID = "sqs_deduplicationId";

    /** Received: the id that SQS gave the message, a string. */
    public static final String MESSAGE_ID = "sqs_messageId";

    /** Received: the queue's name, a string. */
    public static final String QUEUE = "sqs_queue";

    /** Received: how often the message has been received, an {@code Integer} from 1; SQS calls it approximate. */
    public static final String RECEIVE_COUNT = "sqs_receiveCount";

    /** Received: when SQS accepted the message, an {@link java.time.Instant}. */
    public static final String SENT_AT = "sqs_sentAt";

    /** Received: the message's group, a string, absent when it was sent without. */
    public static final String RECEIVED_GROUP_ID = "sqs_receivedGroupId";

    /** Received from a FIFO queue: the deduplication id, a string. */
    public static final String RECEIVED_DEDUPLICATION_ID = "sqs_receivedDeduplicationId";

    /** Received from a FIFO queue: the sequence number, a string of digits. */
    public static final String SEQUENCE_NUMBER = "sqs_sequenceNumber";

    /** Received with {@code ack-mode=manual}: the {@link Acknowledgment}. */
    public static final String ACKNOWLEDGMENT = "sqs_acknowledgment";

    private SqsHeaders() {}
}
