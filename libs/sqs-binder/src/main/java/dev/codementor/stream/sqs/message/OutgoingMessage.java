package dev.codementor.stream.sqs.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A message in the form that SQS accepts.
 *
 * @param size the number of bytes that count against the queue's limit: body and attributes
 */
public record OutgoingMessage(
        String body,
        Map<String, MessageAttributeValue> attributes,
        int size,
        @Nullable Integer delaySeconds,
        @Nullable String groupId,
        @Nullable String deduplicationId) {

    /** The message as a batch entry with an id that is unique in that batch. */
    public SendMessageBatchRequestEntry entry(String id) {
        SendMessageBatchRequestEntry.Builder entry =
                SendMessageBatchRequestEntry.builder().id(id).messageBody(body);
        if (!attributes.isEmpty()) {
            entry.messageAttributes(attributes);
        }
        if (delaySeconds != null) {
            entry.delaySeconds(delaySeconds);
        }
        if (groupId != null) {
            entry.messageGroupId(groupId);
        }
        if (deduplicationId != null) {
            entry.messageDeduplicationId(deduplicationId);
        }
        return entry.build();
    }
}
