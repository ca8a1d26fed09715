package dev.codementor.api;

import dev.codementor.livelink.LiveLinkConfiguration;
import dev.codementor.queues.JobQueuesConfiguration;
import dev.codementor.start.PreparedStart;
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
        new SpringApplicationBuilder(ApiApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=codementor-api")
                .run(args);
    }
}
