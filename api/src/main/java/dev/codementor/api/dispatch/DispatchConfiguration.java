package dev.codementor.api.dispatch;

import dev.codementor.chores.Chores;
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
@EnableConfigurationProperties(DispatchProperties.class)
public class DispatchConfiguration {

    @Bean
    LiveWorkers liveWorkers(InstanceDirectory directory, DispatchProperties settings, Clock clock) {
        return new LiveWorkers(directory, settings.workerHeartbeatWithin(), clock);
    }

    @Bean
    Dispatcher dispatcher(
            JobQueues queues,
            LiveEvents events,
            LiveWorkers workers,
            DispatchProperties settings,
            MeterRegistry meters) {
        return new Dispatcher(queues, events, workers, settings.window(), meters);
    }

    @Bean
    Chores sweeper(DispatchLedger ledger, Dispatcher dispatcher, DispatchProperties settings, MeterRegistry meters) {
        return Chores.oneAfterAnother("sweeper", meters, new Sweeper(ledger, dispatcher, settings).chores());
    }
}
