package dev.codementor.queues;

import dev.codementor.stream.sqs.SqsHeaders;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

/** Hands the binder a list of messages at once, which it sends in as few calls as SQS allows. */
final class StreamBridgeSender implements QueueSender {

    private final StreamBridge bridge;

    StreamBridgeSender(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public void send(String binding, List<Payload> payloads) {
        List<Message<String>> messages =
                payloads.stream().map(StreamBridgeSender::message).toList();
        bridge.send(binding, new GenericMessage<>(messages));
    }

    private static Message<String> message(Payload payload) {
        Map<String, Object> headers = payload.group() == null ? Map.of() : Map.of(SqsHeaders.GROUP_ID, payload.group());
        return new GenericMessage<>(payload.json(), headers);
    }
}
