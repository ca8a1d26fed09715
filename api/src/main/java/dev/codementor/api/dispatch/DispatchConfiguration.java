package dev.codementor.api.dispatch;

import dev.codementor.chores.Chores;
import dev.codementor.fleet.DispatchWindow;
import dev.codementor.fleet.Pauses;
import dev.codementor.ledger.DispatchLedger;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.queues.JobQueues;
import dev.codementor.telemetry.CourseLabels;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way from the ledger to the queues and the readers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchProperties.class)
public class DispatchConfiguration {

    @Bean
    Dispatcher dispatcher(
            JobQueues queues, LiveEvents events, DispatchWindow window, Pauses pauses, Admissions admissions) {
        return new Dispatcher(queues, events, window, pauses, admissions);
    }

    @Bean
    Admissions admissions(MeterRegistry meters, CourseLabels courses) {
        return new Admissions(meters, courses);
    }

    @Bean
    Chores sweeper(DispatchLedger ledger, Dispatcher dispatcher, DispatchProperties settings, MeterRegistry meters) {
        return Chores.oneAfterAnother("sweeper", meters, new Sweeper(ledger, dispatcher, settings).chores());
    }
}
