package dev.codementor.api.dispatch;

import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.queues.JobQueues;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way from the ledger to the queues and the readers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchSettings.class)
public class DispatchConfiguration {

    @Bean
    LiveWorkers liveWorkers(InstanceDirectory directory, DispatchSettings settings, Clock clock) {
        return new LiveWorkers(directory, settings.workerHeartbeatWithin(), clock);
    }

    @Bean
    Dispatcher dispatcher(
            JobQueues queues, LiveEvents events, LiveWorkers workers, DispatchSettings settings, MeterRegistry meters) {
        return new Dispatcher(queues, events, workers, settings.window(), meters);
    }

    @Bean
    Sweeper sweeper(DispatchLedger ledger, Dispatcher dispatcher, DispatchSettings settings, MeterRegistry meters) {
        return new Sweeper(ledger, dispatcher, settings, meters);
    }
}
