package dev.codementor.stream.sqs.queue;

import dev.codementor.stream.sqs.QueueCounts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Asks SQS each time, and for a queue's URL once. */
public final class SqsQueueCounts implements QueueCounts {

    private static final Logger log = LoggerFactory.getLogger(SqsQueueCounts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SqsClient client;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    public SqsQueueCounts(SqsClient client) {
        this.client = client;
    }

    @Override
    public Optional<Counts> counts(String destination) {
        try {
            Map<QueueAttributeName, String> found = client.getQueueAttributes(
                            request -> request.queueUrl(url(destination))
                                    .attributeNames(
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
                                    .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE)))
                    .attributes();
            return Optional.of(new Counts(
                    count(found, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                    count(found, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                    count(found, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)));
        } catch (SdkException e) {
            // A queue that was made anew has another URL.
            urls.remove(destination);
            log.debug("action=count-messages-failed queue={} next=the-counts-are-left-out", destination, e);
            return Optional.empty();
        }
    }

    private String url(String destination) {
        if (destination.startsWith("https://") || destination.startsWith("http://")) {
            return destination;
        }
        return urls.computeIfAbsent(destination, name -> client.getQueueUrl(request ->
                        request.queueName(name).overrideConfiguration(override -> override.apiCallTimeout(PATIENCE)))
                .queueUrl());
    }

    private static int count(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
