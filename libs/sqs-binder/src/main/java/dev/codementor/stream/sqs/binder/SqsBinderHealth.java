package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.queue.SqsQueue;
import dev.codementor.stream.sqs.receive.SqsInboundEndpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Up when every bound queue answers. Reports each queue's approximate counts and whether its consumer asks for
 * messages.
 */
final class SqsBinderHealth extends AbstractHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SqsClient client;
    private final Bound bound;

    SqsBinderHealth(SqsClient client, Bound bound) {
        super("SQS does not answer");
        this.client = client;
        this.bound = bound;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Map<String, Object>> queues = new LinkedHashMap<>();
        health.up();
        for (SqsQueue queue : bound.produced()) {
            queues.put(queue.name(), ask(queue, health));
        }
        for (SqsInboundEndpoint consumer : bound.consumers()) {
            queues.computeIfAbsent(consumer.queue().name(), name -> ask(consumer.queue(), health))
                    .put(
                            "consumer",
                            !consumer.isRunning() ? "stopped" : consumer.isReceiving() ? "receiving" : "paused");
        }
        health.withDetails(Map.of("queues", queues));
    }

    private Map<String, Object> ask(SqsQueue queue, Health.Builder health) {
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            client.getQueueAttributes(request -> request.queueUrl(queue.url())
                            .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
                            .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE)))
                    .attributes()
                    .forEach((name, value) -> answer.put(detail(name), Long.valueOf(value)));
        } catch (SdkException e) {
            health.down();
            answer.put("error", String.valueOf(e.getMessage()));
        }
        return answer;
    }

    private static String detail(QueueAttributeName name) {
        return switch (name) {
            case APPROXIMATE_NUMBER_OF_MESSAGES -> "waiting";
            case APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE -> "inFlight";
            case APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED -> "delayed";
            default -> name.toString();
        };
    }
}
