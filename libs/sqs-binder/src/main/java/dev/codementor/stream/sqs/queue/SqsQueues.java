package dev.codementor.stream.sqs.queue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Finds queues, and creates them if a binding asks for that. */
public final class SqsQueues {

    private static final Logger log = LoggerFactory.getLogger(SqsQueues.class);

    /** SQS quota since August 2025, used when a server does not report a limit. */
    private static final int LARGEST_MESSAGE = 1_048_576;

    /** Finding and creating are quick calls. A start must not wait minutes for a server that accepts and says nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * How long the failure to reach SQS for one queue counts for all of a client's queues. So bindings that start one
     * after the other wait once for an SQS that does not answer.
     */
    private static final Duration AWAY = Duration.ofSeconds(1);

    private record Away(SdkException failure, long since) {}

    private final SqsClient client;
    private volatile @Nullable Away away;

    public SqsQueues(SqsClient client) {
        this.client = client;
    }

    /**
     * The queue of a binding; SQS is not asked yet.
     *
     * @param destination its name or URL
     * @throws IllegalArgumentException if it would be created with a setting out of its range
     */
    public BoundQueue bound(String destination, SqsQueueProperties wanted, Setting setting) {
        if (wanted.getProvision() == Provision.CREATE && !isUrl(destination)) {
            QueuePlan.of(destination, wanted, setting);
        }
        return new BoundQueue(destination, where(), () -> provision(destination, wanted, setting));
    }

    /**
     * Finds or creates a queue.
     *
     * @throws MissingQueueException if there is no such queue and it must not be created
     * @throws ProvisioningException if SQS does not answer or refuses; both messages are one sentence that names the
     *     queue, the region and the endpoint
     */
    private SqsQueue provision(String destination, SqsQueueProperties wanted, Setting setting) {
        Away last = away;
        if (last != null && System.nanoTime() - last.since() < AWAY.toNanos()) {
            throw unusable(destination, last.failure());
        }
        try {
            String url = find(destination).orElseGet(() -> create(destination, wanted, setting));
            SqsQueue queue = describe(url);
            away = null;
            return queue;
        } catch (QueueDoesNotExistException e) {
            throw missing(destination, setting, "");
        } catch (SdkException e) {
            if (SqsFault.of(e).kind() == SqsFault.Kind.UNREACHABLE) {
                away = new Away(e, System.nanoTime());
            }
            throw unusable(destination, e);
        }
    }

    private ProvisioningException unusable(String destination, SdkException e) {
        return new ProvisioningException(
                "SQS queue '" + destination + "' cannot be used " + where() + ": "
                        + SqsFault.of(e).sentence(),
                e);
    }

    private static boolean isUrl(String destination) {
        return destination.startsWith("https://") || destination.startsWith("http://");
    }

    private MissingQueueException missing(String destination, Setting setting, String orElse) {
        return new MissingQueueException("SQS queue '" + destination + "' does not exist " + where()
                + ": create it, correct " + setting.destination() + orElse);
    }

    private Optional<String> find(String destination) {
        if (isUrl(destination)) {
            return Optional.of(destination);
        }
        try {
            return Optional.of(client.getQueueUrl(
                            request -> request.queueName(destination).overrideConfiguration(SqsQueues::quickly))
                    .queueUrl());
        } catch (QueueDoesNotExistException e) {
            return Optional.empty();
        }
    }

    private SqsQueue describe(String url) {
        Map<QueueAttributeName, String> attributes = client.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(QueueAttributeName.ALL)
                        .overrideConfiguration(SqsQueues::quickly))
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
            throw missing(name, setting, ", or set " + setting.named("provision") + "=create to have it created");
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

    /** Another service may create the same queue at the same time, with other settings: then that is the queue. */
    private String create(String name, Map<QueueAttributeName, String> attributes) {
        try {
            String url = client.createQueue(request ->
                            request.queueName(name).attributes(attributes).overrideConfiguration(SqsQueues::quickly))
                    .queueUrl();
            log.atInfo().addKeyValue("queue", name).log("Created the queue {}", where());
            return url;
        } catch (QueueNameExistsException e) {
            return find(name).orElseThrow(() -> e);
        }
    }

    private static void quickly(AwsRequestOverrideConfiguration.Builder override) {
        override.apiCallTimeout(PATIENCE);
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
