package dev.codementor.notifier.archive;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How settled jobs are gathered into transcripts.
 *
 * @param mostJobs jobs after which gathering ends, 1 to 10,000; default 500
 * @param longestWait time after which it ends, 0 to 1 min; default 5 s
 * @param retryAfter when a message whose jobs could not be archived is handed out again, 1 s to 1 h; default 30 s
 * @param finishInterval how often unfinished transcripts are looked for, 100 ms to 1 h; default 30 s
 * @param finishAfter age at which a transcript counts as unfinished, longer than writing one takes, 0 to 1 h; default
 *     1 min
 */
@Validated
@ConfigurationProperties("codementor.archive")
record ArchiveProperties(
        @DefaultValue("500") @Min(1) @Max(10_000) int mostJobs,

        @DefaultValue("5s") @DurationMin @DurationMax(minutes = 1)
        Duration longestWait,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration retryAfter,

        @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration finishInterval,

        @DefaultValue("1m") @DurationMin @DurationMax(hours = 1)
        Duration finishAfter) {}
