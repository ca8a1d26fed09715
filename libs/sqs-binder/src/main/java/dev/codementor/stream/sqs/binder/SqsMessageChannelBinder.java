package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.message.IncomingMapper;
import dev.codementor.stream.sqs.message.OutgoingMapper;
import dev.codementor.stream.sqs.observe.Observations;
import dev.codementor.stream.sqs.queue.BoundQueue;
import dev.codementor.stream.sqs.receive.ConsumerMeters;
import dev.codementor.stream.sqs.receive.ReceiveSettings;
import dev.codementor.stream.sqs.receive.SqsConsumerProperties;
import dev.codementor.stream.sqs.receive.SqsInboundEndpoint;
import dev.codementor.stream.sqs.send.ProducerMeters;
import dev.codementor.stream.sqs.send.SendSettings;
import dev.codementor.stream.sqs.send.SqsProducerProperties;
import dev.codementor.stream.sqs.send.SqsSendingHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.AbstractMessageChannelBinder;
import org.springframework.cloud.stream.binder.BinderSpecificPropertiesProvider;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.ExtendedProducerProperties;
import org.springframework.cloud.stream.binder.ExtendedPropertiesBinder;
import org.springframework.cloud.stream.provisioning.ConsumerDestination;
import org.springframework.cloud.stream.provisioning.ProducerDestination;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.integration.core.MessageProducer;
import org.springframework.integration.expression.ExpressionUtils;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Spring Cloud Stream's binder for Amazon SQS. */
public class SqsMessageChannelBinder
        extends AbstractMessageChannelBinder<
                ExtendedConsumerProperties<SqsConsumerProperties>,
                ExtendedProducerProperties<SqsProducerProperties>,
                SqsProvisioner>
        implements ExtendedPropertiesBinder<MessageChannel, SqsConsumerProperties, SqsProducerProperties> {

    private final SqsClient client;
    private final SqsExtendedBindingProperties properties;
    private final MeterRegistry meters;
    private final ObservationRegistry observations;
    private final Bound bound;

    SqsMessageChannelBinder(
            SqsClient client,
            SqsProvisioner provisioner,
            SqsExtendedBindingProperties properties,
            MeterRegistry meters,
            ObservationRegistry observations,
            Bound bound) {
        super(new String[0], provisioner);
        this.client = client;
        this.properties = properties;
        this.meters = meters;
        this.observations = observations;
        this.bound = bound;
    }

    @Override
    protected MessageHandler createProducerMessageHandler(
            ProducerDestination destination,
            ExtendedProducerProperties<SqsProducerProperties> producer,
            @Nullable MessageChannel errors) {
        BoundQueue queue = (BoundQueue) destination;
        SqsProducerProperties own = producer.getExtension();
        String binding = Objects.requireNonNullElse(producer.getBindingName(), queue.name());
        bound.producer(binding, queue);
        Expression groupId = expression(own.getGroupIdExpression());
        Expression deduplicationId = expression(own.getDeduplicationIdExpression());
        EvaluationContext context = ExpressionUtils.createStandardEvaluationContext(getBeanFactory());
        return new SqsSendingHandler(
                client,
                queue,
                found -> new OutgoingMapper(found, groupId, deduplicationId, context),
                SendSettings.of(own, queue.fifo(), SqsProvisioner.producer(queue.name(), producer)),
                new ProducerMeters(meters, queue.name(), binding),
                new Observations(observations, queue.name()),
                errors);
    }

    private static @Nullable Expression expression(@Nullable String text) {
        return text == null ? null : new SpelExpressionParser().parseExpression(text);
    }

    @Override
    protected MessageProducer createConsumerEndpoint(
            ConsumerDestination destination,
            @Nullable String group,
            ExtendedConsumerProperties<SqsConsumerProperties> consumer) {
        BoundQueue queue = (BoundQueue) destination;
        ReceiveSettings settings = ReceiveSettings.of(consumer, queue.fifo(), SqsProvisioner.consumer(consumer));
        SqsInboundEndpoint endpoint = new SqsInboundEndpoint(
                client,
                queue,
                settings,
                new IncomingMapper(queue.name(), consumer.isUseNativeDecoding()),
                new ConsumerMeters(meters, queue.name(), consumer.getBindingName(), settings.slots()),
                new Observations(observations, queue.name()));
        endpoint.setBeanFactory(getBeanFactory());
        endpoint.setComponentName(consumer.getBindingName());
        if (hasErrorHandler(consumer.getBindingName())) {
            endpoint.setErrorChannel(
                    registerErrorInfrastructure(destination, group, consumer).getErrorChannel());
        }
        bound.consumer(endpoint);
        return endpoint;
    }

    /**
     * There is no error channel, so the endpoint logs a failure once, and no payload reaches the log through that
     * channel.
     */
    private boolean hasErrorHandler(String binding) {
        return StringUtils.hasText(
                getBindingServiceProperties().getBindingProperties(binding).getErrorHandlerDefinition());
    }

    @Override
    protected void afterUnbindConsumer(
            ConsumerDestination destination, String group, ExtendedConsumerProperties<SqsConsumerProperties> consumer) {
        bound.unboundConsumers();
    }

    @Override
    protected Map<String, Object> doGetAdditionalConfigurationProperties(String name) {
        return Map.of();
    }

    @Override
    public SqsConsumerProperties getExtendedConsumerProperties(String channelName) {
        return properties.getExtendedConsumerProperties(channelName);
    }

    @Override
    public SqsProducerProperties getExtendedProducerProperties(String channelName) {
        return properties.getExtendedProducerProperties(channelName);
    }

    @Override
    public String getDefaultsPrefix() {
        return properties.getDefaultsPrefix();
    }

    @Override
    public Class<? extends BinderSpecificPropertiesProvider> getExtendedPropertiesEntryClass() {
        return properties.getExtendedPropertiesEntryClass();
    }
}
