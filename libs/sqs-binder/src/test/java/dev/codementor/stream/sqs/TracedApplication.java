package dev.codementor.stream.sqs;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Traces as a tracer's propagation does it: writes an id where something is sent, reads it where that arrives. */
@Configuration(proxyBeanMethods = false)
@Import(TestApplication.class)
class TracedApplication {

    record Traces(Queue<String> sent, Queue<String> processed) implements ObservationHandler<Observation.Context> {

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof SenderContext<?> || context instanceof ReceiverContext<?>;
        }

        @Override
        public void onStart(Observation.Context context) {
            if (context.getName().equals("sqs.send") && context instanceof SenderContext<?> sending) {
                String id = UUID.randomUUID().toString();
                sent.add(id);
                inject(sending, id);
            } else if (context.getName().equals("sqs.process") && context instanceof ReceiverContext<?> receiving) {
                processed.add(extract(receiving));
            }
        }

        private static <C> void inject(SenderContext<C> sending, String id) {
            sending.getSetter().set(sending.getCarrier(), "traceparent", id);
        }

        private static <C> String extract(ReceiverContext<C> receiving) {
            return receiving.getGetter().get(receiving.getCarrier(), "traceparent");
        }
    }

    @Bean
    Traces traces() {
        return new Traces(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    }

    @Bean
    ObservationRegistry observations(Traces traces) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(traces);
        return registry;
    }
}
