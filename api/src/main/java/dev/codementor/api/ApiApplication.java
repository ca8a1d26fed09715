package dev.codementor.api;

import dev.codementor.api.access.AccessConfiguration;
import dev.codementor.api.dispatch.DispatchConfiguration;
import dev.codementor.api.documents.DocumentsConfiguration;
import dev.codementor.api.jobs.JobsConfiguration;
import dev.codementor.api.me.MeConfiguration;
import dev.codementor.api.pages.PagesConfiguration;
import dev.codementor.api.problems.ProblemConfiguration;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The api: HTTP in, the ledger behind it, and the hand-over to the queues. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AccessConfiguration.class,
    DispatchConfiguration.class,
    DocumentsConfiguration.class,
    JobsConfiguration.class,
    MeConfiguration.class,
    PagesConfiguration.class,
    ProblemConfiguration.class
})
public class ApiApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /** The application, ready to run; {@code local} adds its own settings first. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ApiApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of("spring.config.name", "codementor-api"));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
