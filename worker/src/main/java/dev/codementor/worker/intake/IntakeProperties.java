package dev.codementor.worker.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How jobs are let in, and what becomes of them when the worker is stopped.
 *
 * @param gradingEvery while both kinds wait, each so many-th free slot goes to grading, 1 to 1,000, so that it never
 *     starves
 * @param drain how long jobs go on after the worker was told to stop, 0 to 10 min; what is not finished then is given
 *     back with its text. What stops the worker must wait 10 s longer
 * @param ordersEvery how often the worker looks whether operators want it quiet or have paused a queue, 50 ms to 1 min;
 *     default 1 s
 */
@Validated
@ConfigurationProperties("codementor.worker")
public record IntakeProperties(
        @DefaultValue("4") @Min(1) @Max(1_000) int gradingEvery,

        @DefaultValue("20s") @DurationMin @DurationMax(minutes = 10)
        Duration drain,

        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(minutes = 1)
        Duration ordersEvery) {}
