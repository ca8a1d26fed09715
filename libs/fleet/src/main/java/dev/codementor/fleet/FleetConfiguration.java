package dev.codementor.fleet;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.JobReader;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives an application the fleet; to be imported by those that have a ledger and a clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FleetProperties.class)
public class FleetConfiguration {

    @Bean
    LiveWorkers liveWorkers(InstanceDirectory directory, FleetProperties properties, Clock clock) {
        return new LiveWorkers(directory, properties, clock);
    }

    @Bean
    DispatchWindow dispatchWindow(LiveWorkers workers, FleetProperties properties) {
        return new DispatchWindow(workers, properties);
    }

    @Bean
    WaitingLine waitingLine(JobReader jobs, LiveWorkers workers, Clock clock) {
        return new WaitingLine(jobs, workers, clock);
    }
}
