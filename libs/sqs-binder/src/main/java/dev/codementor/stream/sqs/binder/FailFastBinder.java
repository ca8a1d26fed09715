package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.QueueCounts;
import dev.codementor.stream.sqs.queue.MissingQueueException;
import dev.codementor.stream.sqs.receive.SqsConsumerProperties;
import dev.codementor.stream.sqs.receive.SqsInboundEndpoint;
import dev.codementor.stream.sqs.send.SqsProducerProperties;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.Binder;
import org.springframework.cloud.stream.binder.BinderException;
import org.springframework.cloud.stream.binder.BinderSpecificPropertiesProvider;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.ExtendedProducerProperties;
import org.springframework.cloud.stream.binder.ExtendedPropertiesBinder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.messaging.MessageChannel;

/**
 * Makes a missing queue or a bad setting stop the application. Spring Cloud Stream would otherwise log the failure and
 * retry the binding every 30 s, unless the failure is an illegal state or argument. When SQS does not answer, that
 * retry stays.
 */
// Spring Cloud Stream looks for Binder among the interfaces that the class itself names.
final class FailFastBinder
        implements Binder<
                        MessageChannel,
                        ExtendedConsumerProperties<SqsConsumerProperties>,
                        ExtendedProducerProperties<SqsProducerProperties>>,
                ExtendedPropertiesBinder<MessageChannel, SqsConsumerProperties, SqsProducerProperties>,
                QueueCounts,
                ApplicationContextAware {

    private final SqsMessageChannelBinder binder;
    private final Bound bound;
    private final QueueCounts counts;

    FailFastBinder(SqsMessageChannelBinder binder, Bound bound, QueueCounts counts) {
        this.binder = binder;
        this.bound = bound;
        this.counts = counts;
    }

    @Override
    public Binding<MessageChannel> bindConsumer(
            String name,
            @Nullable String group,
            MessageChannel channel,
            ExtendedConsumerProperties<SqsConsumerProperties> properties) {
        return failingFast(() -> binder.bindConsumer(name, group, channel, properties));
    }

    @Override
    public Binding<MessageChannel> bindProducer(
            String name, MessageChannel channel, ExtendedProducerProperties<SqsProducerProperties> properties) {
        return failingFast(() -> binder.bindProducer(name, channel, properties));
    }

    @Override
    public Optional<Counts> counts(String destination) {
        return counts.counts(destination);
    }

    private static <T> T failingFast(Supplier<T> binding) {
        try {
            return binding.get();
        } catch (MissingQueueException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (BinderException e) {
            if (e.getCause() instanceof IllegalArgumentException setting) {
                throw setting;
            }
            throw e;
        }
    }

    /**
     * This event comes twice: for the binder's own context, and then for the application's, whose bindings are stopped
     * one by one.
     */
    @Override
    public void setApplicationContext(ApplicationContext context) {
        binder.setApplicationContext(context);
        if (context instanceof ConfigurableApplicationContext closable) {
            closable.addApplicationListener(new QuiesceOnClose(context, bound));
        }
    }

    private record QuiesceOnClose(ApplicationContext context, Bound bound)
            implements ApplicationListener<ContextClosedEvent> {

        /** Events of child contexts arrive here as well. */
        @Override
        public void onApplicationEvent(ContextClosedEvent event) {
            if (event.getApplicationContext() == context) {
                bound.consumers().forEach(SqsInboundEndpoint::quiesce);
            }
        }
    }

    @Override
    public String getBinderIdentity() {
        return binder.getBinderIdentity();
    }

    @Override
    public SqsConsumerProperties getExtendedConsumerProperties(String channelName) {
        return binder.getExtendedConsumerProperties(channelName);
    }

    @Override
    public SqsProducerProperties getExtendedProducerProperties(String channelName) {
        return binder.getExtendedProducerProperties(channelName);
    }

    @Override
    public String getDefaultsPrefix() {
        return binder.getDefaultsPrefix();
    }

    @Override
    public Class<? extends BinderSpecificPropertiesProvider> getExtendedPropertiesEntryClass() {
        return binder.getExtendedPropertiesEntryClass();
    }
}
