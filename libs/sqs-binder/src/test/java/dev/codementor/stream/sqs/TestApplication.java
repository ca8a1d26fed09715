package dev.codementor.stream.sqs;

import dev.codementor.stream.sqs.binder.SqsClientCustomizer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** An application whose handlers are given by the test. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
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
