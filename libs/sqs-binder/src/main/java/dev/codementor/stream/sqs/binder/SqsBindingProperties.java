package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.receive.SqsConsumerProperties;
import dev.codementor.stream.sqs.send.SqsProducerProperties;
import org.springframework.cloud.stream.binder.BinderSpecificPropertiesProvider;

/** The settings that a binding can give to this binder. */
public final class SqsBindingProperties implements BinderSpecificPropertiesProvider {

    private SqsConsumerProperties consumer = new SqsConsumerProperties();
    private SqsProducerProperties producer = new SqsProducerProperties();

    @Override
    public SqsConsumerProperties getConsumer() {
        return consumer;
    }

    public void setConsumer(SqsConsumerProperties consumer) {
        this.consumer = consumer;
    }

    @Override
    public SqsProducerProperties getProducer() {
        return producer;
    }

    public void setProducer(SqsProducerProperties producer) {
        this.producer = producer;
    }
}
