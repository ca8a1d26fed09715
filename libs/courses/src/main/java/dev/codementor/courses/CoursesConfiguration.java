package dev.codementor.courses;

import dev.codementor.ledger.JobReader;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives an application that imports it access to courses; the application needs a ledger. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CourseProperties.class)
public class CoursesConfiguration {

    @Bean
    CourseFiles courseFiles(CourseProperties properties, Clock clock) {
        return new CourseFiles(properties, clock);
    }

    @Bean
    CourseAbouts courseAbouts(CourseProperties properties) {
        return new CourseAbouts(properties);
    }

    @Bean
    ConversationMemory conversationMemory(CourseFiles courses, CourseProperties properties, JobReader jobs) {
        return new ConversationMemory(courses, properties, jobs);
    }
}
