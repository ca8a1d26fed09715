package dev.codementor.worker.prompt;

import dev.codementor.ledger.JobReader;
import dev.codementor.worker.model.ModelProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How prompts are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CourseProperties.class)
public class PromptConfiguration {

    @Bean
    CourseFiles courseFiles(CourseProperties properties, Clock clock) {
        return new CourseFiles(properties, clock);
    }

    @Bean
    PromptAssembly promptAssembly(
            CourseFiles courses, CourseProperties properties, ModelProperties model, JobReader jobs) {
        return new PromptAssembly(courses, properties, model, jobs);
    }
}
