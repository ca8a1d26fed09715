package dev.codementor.worker.attempt;

import dev.codementor.ledger.JobRecord;
import dev.codementor.telemetry.CourseLabels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What students notice of this worker's jobs, by queue and course: how long they waited for which part. */
final class JobMeters {

    /** What people feel: at once, a moment, a look away, a coffee, a lecture. Objectives are among them. */
    private static final Duration[] LIMITS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30)
    };

    private final MeterRegistry registry;
    private final CourseLabels courses;
    private final Clock clock;

    JobMeters(MeterRegistry registry, CourseLabels courses, Clock clock) {
        this.registry = registry;
        this.courses = courses;
        this.clock = clock;
    }

    /** A worker took the job for the first time. */
    void started(JobRecord job) {
        Instant started = job.timeline().started();
        if (job.attempt() == 1 && started != null) {
            timer("codementor.job.wait", "From the acceptance of a job to its first start", tags(job))
                    .record(positive(Duration.between(job.timeline().accepted(), started)));
        }
    }

    void firstChunk(JobRecord job) {
        timer("codementor.job.first.chunk", "From the acceptance of a job to the first text of its answer", tags(job))
                .record(age(job));
    }

    void settled(JobRecord job, String outcome) {
        timer(
                        "codementor.job.duration",
                        "From the acceptance of a job to its settlement",
                        tags(job).and("outcome", outcome))
                .record(age(job));
    }

    /** An attempt goes on where an earlier one was lost. */
    void resumed(JobRecord job) {
        Counter.builder("codementor.job.resumes")
                .description("Attempts that went on with the text of an earlier one")
                .tags(tags(job))
                .register(registry)
                .increment();
    }

    private Tags tags(JobRecord job) {
        return Tags.of("queue", job.kind().queue(), "course", courses.of(job.course()));
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(LIMITS)
                .register(registry);
    }

    private Duration age(JobRecord job) {
        return positive(Duration.between(job.timeline().accepted(), clock.instant()));
    }

    /** Clocks of two machines may differ. */
    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
