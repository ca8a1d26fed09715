package dev.codementor.notifier.batches;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often the counts of batches are read and told.
 *
 * @param interval the pause between two frames about a batch to the same client, 100 ms to 1 min; default 1 s
 * @param silence an unfinished batch that was not heard of for this long is looked up, 100 ms to 5 min; default 5 s
 * @param largestRead most batches in one look into the ledger, 1 to 1,000; default 100
 */
@Validated
@ConfigurationProperties("codementor.notifier.batches")
public record BatchFeedProperties(
        @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration interval,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration silence,

        @DefaultValue("100") @Min(1) @Max(1000) int largestRead) {}
