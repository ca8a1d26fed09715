package dev.codementor.api.dispatch;

import dev.codementor.telemetry.CourseLabels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the questions that were accepted. Refusals are counted where they are answered. */
final class Admissions {

    private final MeterRegistry registry;
    private final CourseLabels courses;

    Admissions(MeterRegistry registry, CourseLabels courses) {
        this.registry = registry;
        this.courses = courses;
    }

    void accepted(String course) {
        Counter.builder("codementor.api.accepted")
                .description("Questions that were accepted")
                .tag("course", courses.of(course))
                .register(registry)
                .increment();
    }
}
