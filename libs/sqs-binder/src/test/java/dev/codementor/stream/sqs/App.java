package dev.codementor.stream.sqs;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** A running application with the binder on its classpath: binding {@code out} sends, {@code handle-in-0} receives. */
record App(ConfigurableApplicationContext context, SdkCalls calls) implements AutoCloseable {

    static Builder on(URI endpoint, String queue) {
        return new Builder(endpoint, queue);
    }

    void send(Object payload) {
        bridge().send("out", payload);
    }

    void send(String payload, String header, Object value) {
        bridge().send(
                        "out",
                        MessageBuilder.withPayload(payload)
                                .setHeader(header, value)
                                .build());
    }

    void send(Message<?> message) {
        bridge().send("out", message);
    }

    StreamBridge bridge() {
        return context.getBean(StreamBridge.class);
    }

    BindingsLifecycleController bindings() {
        return context.getBean(BindingsLifecycleController.class);
    }

    double count(String meter) {
        return context.getBean(MeterRegistry.class).get(meter).counter().count();
    }

    @Override
    public void close() {
        context.close();
    }

    static final class Builder {

        private final Map<String, Object> properties = new HashMap<>();
        private Class<?> configuration = TestApplication.class;
        private TestApplication.Handler handler = message -> {};
        private TestApplication.BatchHandler batchHandler = batch -> {};

        private Builder(URI endpoint, String queue) {
            properties.put("spring.main.banner-mode", "off");
            properties.put("spring.main.register-shutdown-hook", "false");
            properties.put("spring.cloud.aws.sqs.endpoint", endpoint.toString());
            properties.put("spring.cloud.stream.bindings.out.destination", queue);
            properties.put("spring.cloud.stream.bindings.handle-in-0.destination", queue);
            properties.put("spring.cloud.stream.bindings.handle-in-0.group", "test");
            properties.put("spring.cloud.stream.bindings.handleBatch-in-0.destination", queue);
            properties.put("spring.cloud.stream.bindings.handleBatch-in-0.consumer.batch-mode", "true");
            properties.put("spring.cloud.function.definition", "");
            properties.put("spring.cloud.stream.function.autodetect", "false");
            properties.put("spring.cloud.stream.sqs.default.producer.provision", "create");
            properties.put("spring.cloud.stream.sqs.default.consumer.provision", "create");
            properties.put("spring.cloud.stream.sqs.default.consumer.wait-time", "2s");
            properties.put("spring.cloud.stream.sqs.default.consumer.shutdown-timeout", "5s");
        }

        Builder handling(TestApplication.Handler given) {
            handler = given;
            properties.put("spring.cloud.function.definition", "handle");
            return this;
        }

        Builder handlingBatches(TestApplication.BatchHandler given) {
            batchHandler = given;
            properties.put("spring.cloud.function.definition", "handleBatch");
            return this;
        }

        Builder concurrency(int slots) {
            return with("spring.cloud.stream.bindings.handle-in-0.consumer.concurrency", slots);
        }

        /** A setting of both sides' queue, or of the consumer or the producer alone. */
        Builder consumer(String property, Object value) {
            return with("spring.cloud.stream.sqs.default.consumer." + property, value);
        }

        Builder producer(String property, Object value) {
            return with("spring.cloud.stream.sqs.default.producer." + property, value);
        }

        Builder with(String property, Object value) {
            properties.put(property, value);
            return this;
        }

        Builder configuredBy(Class<?> type) {
            configuration = type;
            return this;
        }

        App start() {
            SdkCalls calls = new SdkCalls();
            ConfigurableApplicationContext context = new SpringApplicationBuilder(configuration)
                    .web(WebApplicationType.NONE)
                    .properties(properties)
                    .initializers(fresh -> {
                        GenericApplicationContext beans = (GenericApplicationContext) fresh;
                        beans.registerBean(SdkCalls.class, () -> calls);
                        beans.registerBean(TestApplication.Handler.class, () -> handler);
                        beans.registerBean(TestApplication.BatchHandler.class, () -> batchHandler);
                    })
                    .run();
            return new App(context, calls);
        }
    }
}
