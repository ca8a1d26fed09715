package dev.codementor.stream.sqs.queue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Finds queues, and creates them if a binding asks for that. */
public final class SqsQueues {

    private static final Logger log = LoggerFactory.getLogger(SqsQueues.class);

    /** SQS quota since August 2025, used when a server does not report a limit. */
    private static final int LARGEST_MESSAGE = 1_048_576;

    private final SqsClient client;

    public SqsQueues(SqsClient client) {
        this.client = client;
    }

    /**
     * The queue of a binding.
     *
     * @param destination its name or URL
     * @throws MissingQueueException if there is no such queue and it must not be created
     * @throws ProvisioningException if SQS does not answer; both messages are one sentence that names the queue and the
     *     setting
     */
    public SqsQueue provision(String destination, SqsQueueProperties wanted, Setting setting) {
        try {
            return describe(find(destination).orElseGet(() -> create(destination, wanted, setting)));
        } catch (SdkException e) {
            throw new ProvisioningException(
                    "SQS queue '" + destination + "' (" + setting.prefix() + ") cannot be used: " + e.getMessage(), e);
        }
    }

    private Optional<String> find(String destination) {
        if (destination.startsWith("https://") || destination.startsWith("http://")) {
            return Optional.of(destination);
        }
        try {
            return Optional.of(client.getQueueUrl(request -> request.queueName(destination))
                    .queueUrl());
        } catch (QueueDoesNotExistException e) {
            return Optional.empty();
        }
    }

    private SqsQueue describe(String url) {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
        String name = url.substring(url.lastIndexOf('/') + 1);
        return new SqsQueue(
                name,
                url,
                QueuePlan.isFifo(name),
                Boolean.parseBoolean(attributes.get(QueueAttributeName.CONTENT_BASED_DEDUPLICATION)),
                Duration.ofSeconds(
                        Long.parseLong(attributes.getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "30"))),
                Integer.parseInt(attributes.getOrDefault(
                        QueueAttributeName.MAXIMUM_MESSAGE_SIZE, String.valueOf(LARGEST_MESSAGE))));
    }

    private String create(String name, SqsQueueProperties wanted, Setting setting) {
        if (wanted.getProvision() != Provision.CREATE) {
            throw new MissingQueueException("SQS queue '" + name + "' does not exist " + where()
                    + ": create it, correct " + setting.destination() + ", or set " + setting.named("provision")
                    + "=create to have it created");
        }
        QueuePlan plan = QueuePlan.of(name, wanted, setting);
        Map<QueueAttributeName, String> attributes = plan.attributes();
        QueuePlan.DeadLetters letters = plan.deadLetters();
        if (letters == null) {
            return create(name, attributes);
        }
        Optional<String> shared = find(letters.name());
        String lettersUrl = shared.orElseGet(() -> create(letters.name(), plan.deadLetterAttributes(letters)));
        attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                        .formatted(arn(lettersUrl), letters.maxReceiveCount()));
        String url = create(name, attributes);
        if (shared.isEmpty()) {
            allowRedrive(lettersUrl, arn(url));
        }
        return url;
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    /** Only the queue itself may move messages into its dead-letter queue, and back. */
    private void allowRedrive(String lettersUrl, String sourceArn) {
        Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
        attributes.put(
                QueueAttributeName.REDRIVE_ALLOW_POLICY,
                "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"%s\"]}".formatted(sourceArn));
        try {
            client.setQueueAttributes(request -> request.queueUrl(lettersUrl).attributes(attributes));
        } catch (SqsException e) {
            if (!errorCode(e).contains("InvalidAttribute")) {
                throw e;
            }
            log.atInfo()
                    .addKeyValue("queue", lettersUrl)
                    .log("This server does not support redrive-allow policies, so any queue may use this"
                            + " dead-letter queue");
        }
    }

    private static String errorCode(SqsException e) {
        return e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
    }

    private String arn(String url) {
        return Objects.requireNonNull(
                client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN),
                "SQS gives every queue an ARN");
    }

    /** Where it was looked for: often the region or the server is what is wrong. */
    private String where() {
        var configuration = client.serviceClientConfiguration();
        return "in region " + configuration.region().id()
                + configuration.endpointOverride().map(at -> " at " + at).orElse("");
    }
}
