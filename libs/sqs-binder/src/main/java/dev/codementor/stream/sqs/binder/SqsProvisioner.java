package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.queue.BoundQueue;
import dev.codementor.stream.sqs.queue.MissingQueueException;
import dev.codementor.stream.sqs.queue.Setting;
import dev.codementor.stream.sqs.queue.SqsQueues;
import dev.codementor.stream.sqs.receive.SqsConsumerProperties;
import dev.codementor.stream.sqs.send.SqsProducerProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.ExtendedProducerProperties;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;
import org.springframework.cloud.stream.provisioning.ProvisioningException;
import org.springframework.cloud.stream.provisioning.ProvisioningProvider;

/**
 * A destination is a queue. All consumers of a queue share its messages, so the queue's name is also the consumer
 * group.
 */
class SqsProvisioner
        implements ProvisioningProvider<
                ExtendedConsumerProperties<SqsConsumerProperties>, ExtendedProducerProperties<SqsProducerProperties>> {

    private static final Logger log = LoggerFactory.getLogger(SqsProvisioner.class);

    private final SqsQueues queues;

    SqsProvisioner(SqsQueues queues) {
        this.queues = queues;
    }

    @Override
    public ProducerDestination provisionProducerDestination(
            String name, ExtendedProducerProperties<SqsProducerProperties> properties) {
        return find(queues.bound(name, properties.getExtension(), producer(name, properties)));
    }

    @Override
    public ConsumerDestination provisionConsumerDestination(
            String name, @Nullable String group, ExtendedConsumerProperties<SqsConsumerProperties> properties) {
        return find(queues.bound(name, properties.getExtension(), consumer(properties)));
    }

    /** An SQS that is away must not keep the application from starting: the binding looks for its queue until it is there. */
    private static BoundQueue find(BoundQueue queue) {
        try {
            queue.find();
        } catch (MissingQueueException e) {
            throw e;
        } catch (ProvisioningException e) {
            log.atWarn()
                    .addKeyValue("queue", queue.name())
                    .log(
                            "{}; the application starts, and the binding looks for its queue until it is there",
                            e.getMessage());
        }
        return queue;
    }

    static Setting consumer(ExtendedConsumerProperties<SqsConsumerProperties> properties) {
        return new Setting(SqsExtendedBindingProperties.BINDINGS + properties.getBindingName() + ".consumer");
    }

    static Setting producer(String destination, ExtendedProducerProperties<SqsProducerProperties> properties) {
        String binding = properties.getBindingName();
        return new Setting(
                SqsExtendedBindingProperties.BINDINGS + (binding == null ? destination : binding) + ".producer");
    }
}
