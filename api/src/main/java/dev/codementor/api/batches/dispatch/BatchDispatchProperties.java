package dev.codementor.api.batches.dispatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the items of batches get to the workers.
 *
 * @param every pause between looks for items that may be worked on, 10 ms to 1 minute; default 250 ms
 * @param limit most items that one look takes, 1 to 1,000; default 100
 * @param pauseAfter after how many answers a grading is paused if none of them gave a grade and all have the same
 *     reason, 0 to 1,000; after twice as many whatever the reasons; 0 for never; default 5
 */
@Validated
@ConfigurationProperties("codementor.batches.dispatch")
record BatchDispatchProperties(
        @DefaultValue("250ms") Duration every,
        @DefaultValue("100") @Min(1) @Max(1_000) int limit,
        @DefaultValue("5") @Min(0) @Max(1_000) int pauseAfter) {

    BatchDispatchProperties {
        if (every.compareTo(Duration.ofMillis(10)) < 0 || every.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("codementor.batches.dispatch.every must be between 10ms and 1m");
        }
    }
}
