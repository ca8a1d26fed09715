package dev.codementor.stream.sqs;

import dev.codementor.stream.sqs.binder.SqsBindingDefaultsAutoConfiguration;
import dev.codementor.stream.sqs.binder.SqsClientCustomizer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.cloud.function.cloudevent.CloudEventsFunctionExtensionConfiguration;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration;
import org.springframework.cloud.stream.config.BindersHealthIndicatorAutoConfiguration;
import org.springframework.cloud.stream.config.BindingServiceConfiguration;
import org.springframework.cloud.stream.function.FunctionConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** An application whose handlers are given by the test: Spring Cloud Stream, and nothing else that the classpath offers. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    TaskSchedulingAutoConfiguration.class,
    IntegrationAutoConfiguration.class,
    ContextFunctionCatalogAutoConfiguration.class,
    CloudEventsFunctionExtensionConfiguration.class,
    FunctionConfiguration.class,
    BindingServiceConfiguration.class,
    BindersHealthIndicatorAutoConfiguration.class,
    SqsBindingDefaultsAutoConfiguration.class
})
class TestApplication {

    interface Handler {
        void handle(Message<String> message) throws Exception;
    }

    interface BatchHandler {
        void handle(Message<List<String>> batch) throws Exception;
    }

    @Bean
    SimpleMeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    SqsClientCustomizer countCalls(SdkCalls calls) {
        return builder -> builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(calls)
                .build());
    }

    @Bean
    Consumer<Message<String>> handle(Handler handler) {
        return message -> {
            try {
                handler.handle(message);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Bean
    Consumer<Message<List<String>>> handleBatch(BatchHandler handler) {
        return batch -> {
            try {
                handler.handle(batch);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
