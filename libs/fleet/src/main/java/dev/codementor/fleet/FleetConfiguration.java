package dev.codementor.fleet;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.backlog.BacklogLedger;
import dev.codementor.ledger.operations.OperationsReader;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives an application the fleet; to be imported by those that have a ledger and a clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FleetProperties.class, ForecastProperties.class})
public class FleetConfiguration {

    @Bean
    LiveWorkers liveWorkers(InstanceDirectory directory, FleetProperties properties, Clock clock) {
        return new LiveWorkers(directory, properties, clock);
    }

    @Bean
    WorkerRoster workerRoster(InstanceDirectory directory, FleetProperties properties, Clock clock) {
        return new WorkerRoster(directory, properties, clock);
    }

    @Bean
    Pauses pauses(OperationsReader reader, Clock clock) {
        return new Pauses(reader, clock);
    }

    @Bean
    DispatchWindow dispatchWindow(LiveWorkers workers, FleetProperties properties) {
        return new DispatchWindow(workers, properties);
    }

    @Bean
    Backlogs backlogs(
            BacklogLedger ledger,
            LiveWorkers workers,
            DispatchWindow window,
            ForecastProperties properties,
            Clock clock) {
        return new Backlogs(ledger, workers, window, properties, clock);
    }

    @Bean
    StartPredictions startPredictions(BacklogLedger ledger, ForecastProperties properties) {
        return new StartPredictions(ledger, properties);
    }

    @Bean
    WaitingLine waitingLine(
            JobReader jobs, Backlogs backlogs, StartPredictions predictions, Pauses pauses, Clock clock) {
        return new WaitingLine(jobs, backlogs, predictions, pauses, clock);
    }
}
