package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.queue.BoundQueue;
import dev.codementor.stream.sqs.queue.SqsFault;
import dev.codementor.stream.sqs.receive.SqsInboundEndpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Up when the queue of every binding is found and answers. Reports each queue's approximate counts and whether its
 * consumer asks for messages, and for a queue that is not there which binding misses it and why.
 */
final class SqsBinderHealth extends AbstractHealthIndicator {

    /** For all queues together. */
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
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        health.up();
        bound.producers()
                .forEach((binding, queue) -> queues.computeIfAbsent(queue.name(), name -> ask(queue, health, deadline))
                        .put("producer", binding));
        for (SqsInboundEndpoint consumer : bound.consumers()) {
            queues.computeIfAbsent(consumer.queue().name(), name -> ask(consumer.queue(), health, deadline))
                    .put("consumer", consumer.binding() + " " + consumer.state());
        }
        health.withDetails(Map.of("queues", queues));
    }

    private Map<String, Object> ask(BoundQueue queue, Health.Builder health, long deadline) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        try {
            if (left.toMillis() < 1) {
                health.down();
                answer.put("error", "not asked, because SQS answered too slowly for the queues before");
                return answer;
            }
            String url = queue.find().url();
            client.getQueueAttributes(request -> request.queueUrl(url)
                            .attributeNames(
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
                            .overrideConfiguration(override -> override.apiCallTimeout(left)))
                    .attributes()
                    .forEach((name, value) -> answer.put(detail(name), Long.valueOf(value)));
        } catch (QueueDoesNotExistException e) {
            queue.lost(e);
            report(queue, e, answer, health);
        } catch (SdkException | ProvisioningException e) {
            report(queue, e, answer, health);
        }
        return answer;
    }

    private static void report(
            BoundQueue queue, RuntimeException e, Map<String, Object> answer, Health.Builder health) {
        health.down();
        answer.put("error", SqsFault.of(e).sentence() + " (" + queue.where() + ")");
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
