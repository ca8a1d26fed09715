package dev.codementor.worker;

import dev.codementor.files.AwsCheck;
import dev.codementor.fleet.FleetConfiguration;
import dev.codementor.ledger.postgres.LedgerCheck;
import dev.codementor.ledger.postgres.LedgerConfiguration;
import dev.codementor.livelink.LiveLinkConfiguration;
import dev.codementor.queues.JobQueuesConfiguration;
import dev.codementor.settings.ExplainedStart;
import dev.codementor.settings.ManagementProperties;
import dev.codementor.start.PreparedStart;
import dev.codementor.telemetry.TelemetryConfiguration;
import dev.codementor.worker.attempt.AttemptConfiguration;
import dev.codementor.worker.grading.GradingConfiguration;
import dev.codementor.worker.intake.IntakeConfiguration;
import dev.codementor.worker.model.ModelConfiguration;
import dev.codementor.worker.presence.PresenceConfiguration;
import dev.codementor.worker.prompt.PromptConfiguration;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The worker. As a separate program it has a web server only for health and metrics. Inside another program it has
 * none.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ManagementProperties.class)
@Import({
    AttemptConfiguration.class,
    FleetConfiguration.class,
    TelemetryConfiguration.class,
    GradingConfiguration.class,
    IntakeConfiguration.class,
    JobQueuesConfiguration.class,
    LedgerConfiguration.class,
    LiveLinkConfiguration.class,
    ModelConfiguration.class,
    PresenceConfiguration.class,
    PromptConfiguration.class
})
public class WorkerApplication {

    public static void main(String[] args) {
        PreparedStart.replaceProcess(args);
        ExplainedStart.run(
                new SpringApplicationBuilder(WorkerApplication.class)
                        .web(WebApplicationType.SERVLET)
                        .properties("spring.config.name=codementor-worker"),
                WorkerApplication.class,
                List.of(new AwsCheck(), new LedgerCheck()),
                args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
