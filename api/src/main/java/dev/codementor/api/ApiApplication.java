package dev.codementor.api;

import dev.codementor.files.AwsCheck;
import dev.codementor.ledger.postgres.LedgerCheck;
import dev.codementor.livelink.LiveLinkConfiguration;
import dev.codementor.queues.JobQueuesConfiguration;
import dev.codementor.settings.ExplainedStart;
import dev.codementor.start.PreparedStart;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The api: HTTP in, the ledger behind it, and the hand-over to the queues. */
@Configuration(proxyBeanMethods = false)
@Import({ApiConfiguration.class, JobQueuesConfiguration.class, LiveLinkConfiguration.class})
public class ApiApplication {

    public static void main(String[] args) {
        PreparedStart.replaceProcess(args);
        ExplainedStart.run(
                new SpringApplicationBuilder(ApiApplication.class)
                        .web(WebApplicationType.SERVLET)
                        .properties("spring.config.name=codementor-api"),
                ApiApplication.class,
                List.of(new AwsCheck(), new LedgerCheck()),
                args);
    }
}
