package dev.codementor.telemetry;

import dev.codementor.ledger.TraceLedger;
import dev.codementor.telemetry.cloudwatch.CloudWatchConfiguration;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Gives an application {@link JobTraces} and {@link CourseLabels}. Its configuration file imports {@code codementor-telemetry.yml}, which has
 * the settings of Spring Boot's own tracing and logging.
 */
@Configuration(proxyBeanMethods = false)
@Import(CloudWatchConfiguration.class)
@EnableConfigurationProperties({TracingProperties.class, LogProperties.class, MetricsProperties.class})
public class TelemetryConfiguration {

    @Bean
    CourseLabels courseLabels(MetricsProperties properties) {
        return new CourseLabels(properties.courses());
    }

    @Bean
    JobTraces jobTraces(
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator, ObjectProvider<TraceLedger> ledger) {
        return new JobTraces(
                tracer.getIfAvailable(() -> Tracer.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP),
                ledger.getIfAvailable(() -> TraceLedger.NONE));
    }
}
