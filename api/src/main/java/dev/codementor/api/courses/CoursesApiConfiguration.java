package dev.codementor.api.courses;

import dev.codementor.api.jobs.JobProperties;
import dev.codementor.api.jobs.OfferedModels;
import dev.codementor.courses.CourseAbouts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the courses' endpoint. */
@Configuration(proxyBeanMethods = false)
public class CoursesApiConfiguration {

    @Bean
    CoursesController coursesController(CourseAbouts abouts, OfferedModels models, JobProperties settings) {
        return new CoursesController(abouts, models, settings.contextTokens());
    }
}
