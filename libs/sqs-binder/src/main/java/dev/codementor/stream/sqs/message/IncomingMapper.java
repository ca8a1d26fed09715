package dev.codementor.stream.sqs.message;

import dev.codementor.stream.sqs.Acknowledgment;
import dev.codementor.stream.sqs.SqsHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.BinderHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Turns the messages of one queue into Spring messages.
 *
 * @param queue its name
 * @param nativeDecoding whether the function takes the body as SQS delivers it, as a string without Spring Cloud
 *     Stream's conversion; otherwise the payload is bytes
 */
public record IncomingMapper(String queue, boolean nativeDecoding) {

    /** One message. */
    public Message<?> map(
            software.amazon.awssdk.services.sqs.model.Message message, @Nullable Acknowledgment acknowledgment) {
        Map<String, Object> headers = headers(message);
        if (acknowledgment != null) {
            headers.put(SqsHeaders.ACKNOWLEDGMENT, acknowledgment);
        }
        return new GenericMessage<>(payload(message), new ReceivedHeaders(headers));
    }

    /**
     * The messages of one receive, as a list of payloads with the headers of each under {@link
     * BinderHeaders#BATCH_HEADERS}.
     */
    public Message<?> mapBatch(
            List<software.amazon.awssdk.services.sqs.model.Message> messages, @Nullable Acknowledgment acknowledgment) {
        List<Object> payloads = new ArrayList<>(messages.size());
        List<Map<String, Object>> each = new ArrayList<>(messages.size());
        for (software.amazon.awssdk.services.sqs.model.Message message : messages) {
            payloads.add(payload(message));
            each.add(headers(message));
        }
        Map<String, Object> headers = new HashMap<>();
        headers.put(SqsHeaders.QUEUE, queue);
        headers.put(BinderHeaders.BATCH_HEADERS, each);
        if (acknowledgment != null) {
            headers.put(SqsHeaders.ACKNOWLEDGMENT, acknowledgment);
        }
        return new GenericMessage<>(payloads, new ReceivedHeaders(headers));
    }

    private Object payload(software.amazon.awssdk.services.sqs.model.Message message) {
        if (message.hasMessageAttributes() && AttributeMapper.isBase64(message.messageAttributes())) {
            return Base64.getDecoder().decode(message.body());
        }
        return nativeDecoding ? message.body() : message.body().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> headers(software.amazon.awssdk.services.sqs.model.Message message) {
        Map<String, Object> headers = HashMap.newHashMap(12);
        if (message.hasMessageAttributes()) {
            AttributeMapper.toHeaders(message.messageAttributes(), headers);
        }
        headers.put(SqsHeaders.QUEUE, queue);
        headers.put(SqsHeaders.MESSAGE_ID, message.messageId());
        message.attributes().forEach((name, value) -> systemHeader(name, value, headers));
        return headers;
    }

    private static void systemHeader(MessageSystemAttributeName name, String value, Map<String, Object> headers) {
        if (name == MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT) {
            headers.put(SqsHeaders.RECEIVE_COUNT, Integer.valueOf(value));
        } else if (name == MessageSystemAttributeName.SENT_TIMESTAMP) {
            headers.put(SqsHeaders.SENT_AT, Instant.ofEpochMilli(Long.parseLong(value)));
        } else if (name == MessageSystemAttributeName.MESSAGE_GROUP_ID) {
            headers.put(SqsHeaders.RECEIVED_GROUP_ID, value);
        } else if (name == MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID) {
            headers.put(SqsHeaders.RECEIVED_DEDUPLICATION_ID, value);
        } else if (name == MessageSystemAttributeName.SEQUENCE_NUMBER) {
            headers.put(SqsHeaders.SEQUENCE_NUMBER, value);
        }
    }
}
