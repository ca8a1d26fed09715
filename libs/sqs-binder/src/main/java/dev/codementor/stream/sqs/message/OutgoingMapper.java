package dev.codementor.stream.sqs.message;

import dev.codementor.stream.sqs.SqsHeaders;
import dev.codementor.stream.sqs.queue.SqsQueue;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Makes the messages for one queue, and rejects messages that SQS would reject.
 *
 * @param groupId evaluated for messages without {@link SqsHeaders#GROUP_ID}
 * @param deduplicationId evaluated for messages without {@link SqsHeaders#DEDUPLICATION_ID}
 * @param context of both expressions
 */
public record OutgoingMapper(
        SqsQueue queue,
        @Nullable Expression groupId,
        @Nullable Expression deduplicationId,
        EvaluationContext context) {

    private static final int LONGEST_DELAY = 900;

    /**
     * The message for SQS.
     *
     * @param extra attributes to add, such as the trace's
     * @throws IllegalArgumentException if the message is too large, or an id for a FIFO queue is missing
     */
    public OutgoingMessage map(Message<?> message, Map<String, String> extra) {
        Body body = Body.of(message.getPayload());
        Map<String, MessageAttributeValue> attributes =
                AttributeMapper.toAttributes(message.getHeaders(), extra, body.base64());
        int size = body.size() + AttributeMapper.size(attributes);
        if (size > queue.maximumMessageSize()) {
            throw new IllegalArgumentException("A message of " + size + " bytes is over the limit of "
                    + queue.maximumMessageSize() + " bytes of SQS queue '" + queue.name() + "'");
        }
        return new OutgoingMessage(
                body.text(),
                attributes,
                size,
                delay(message),
                group(message),
                queue.fifo() ? deduplication(message) : null);
    }

    private @Nullable String group(Message<?> message) {
        String group = text(message, SqsHeaders.GROUP_ID, groupId);
        if (group == null && queue.fifo()) {
            throw new IllegalArgumentException(
                    "SQS queue '" + queue.name() + "' is FIFO, so a message needs the header '" + SqsHeaders.GROUP_ID
                            + "', or the binding producer.group-id-expression");
        }
        return group;
    }

    private @Nullable String deduplication(Message<?> message) {
        String id = text(message, SqsHeaders.DEDUPLICATION_ID, deduplicationId);
        if (id == null && !queue.contentBasedDeduplication()) {
            throw new IllegalArgumentException("SQS queue '" + queue.name()
                    + "' is FIFO without content-based deduplication, so a message needs the header '"
                    + SqsHeaders.DEDUPLICATION_ID + "', or the binding producer.deduplication-id-expression");
        }
        return id;
    }

    private @Nullable String text(Message<?> message, String header, @Nullable Expression expression) {
        Object value = message.getHeaders().get(header);
        if (value == null && expression != null) {
            value = expression.getValue(context, message);
        }
        return value == null ? null : value.toString();
    }

    private static @Nullable Integer delay(Message<?> message) {
        Object value = message.getHeaders().get(SqsHeaders.DELAY);
        if (value == null) {
            return null;
        }
        long seconds = value instanceof Duration duration ? wholeSeconds(duration) : Long.parseLong(value.toString());
        if (seconds < 0 || seconds > LONGEST_DELAY) {
            throw new IllegalArgumentException(
                    SqsHeaders.DELAY + " must be between 0 and " + LONGEST_DELAY + " seconds but is " + value);
        }
        return (int) seconds;
    }

    private static long wholeSeconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
