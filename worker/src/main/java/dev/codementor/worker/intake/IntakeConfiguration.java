package dev.codementor.worker.intake;

import dev.codementor.chores.Chores;
import dev.codementor.contract.JobKind;
import dev.codementor.ledger.operations.OrderReader;
import dev.codementor.worker.attempt.JobPath;
import dev.codementor.worker.attempt.RunningAttempts;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.presence.Worker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queues from which jobs come. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
public class IntakeConfiguration {

    static final String INTERACTIVE = "interactive-in-0";
    static final String GRADING = "grading-in-0";

    /**
     * Consumers hold as many messages as there are slots. The others stay in the queue, where another worker can take
     * them.
     */
    @Bean
    static BeanPostProcessor slotsAreConcurrency(ObjectProvider<Worker> worker) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                if (bean instanceof BindingServiceProperties bindings) {
                    setConcurrency(bindings, INTERACTIVE, worker.getObject().slots());
                    setConcurrency(bindings, GRADING, worker.getObject().gradingSlots());
                }
                return bean;
            }
        };
    }

    private static void setConcurrency(BindingServiceProperties bindings, String name, int slots) {
        BindingProperties binding = bindings.getBindings().get(name);
        if (binding == null || binding.getConsumer() == null) {
            throw new IllegalStateException("codementor-worker.yml does not configure the binding " + name);
        }
        binding.getConsumer().setConcurrency(slots);
    }

    @Bean
    SlotGate slotGate(Worker worker, IntakeProperties properties, MeterRegistry meters) {
        Gauge.builder("codementor.worker.slots", worker, Worker::slots)
                .description("Jobs that this worker does at a time")
                .register(meters);
        return new SlotGate(worker.slots(), worker.gradingSlots(), properties.gradingEvery());
    }

    @Bean
    Consumer<String> interactive(SlotGate gate, JobPath path, Models models) {
        return new JobConsumer(JobKind.PROMPT, gate, path, models);
    }

    @Bean
    Consumer<String> grading(SlotGate gate, JobPath path, Models models) {
        return new JobConsumer(JobKind.GRADING, gate, path, models);
    }

    @Bean
    Intake intake(
            BindingsLifecycleController bindings,
            SlotGate gate,
            RunningAttempts attempts,
            IntakeProperties properties) {
        return new Intake(bindings, gate, attempts, properties.drain());
    }

    @Bean
    Chores standingOrders(
            OrderReader ledger,
            Worker worker,
            Intake intake,
            SlotGate gate,
            IntakeProperties properties,
            ConfigurableApplicationContext context,
            MeterRegistry meters) {
        // On a thread of its own, as the chore's own one is waited for. A program of its own ends with its context.
        Runnable exit = () -> Thread.ofPlatform().name("drained").start(context::close);
        return new StandingOrders(ledger, worker, intake, gate, exit).chores(properties.ordersEvery(), meters);
    }
}
