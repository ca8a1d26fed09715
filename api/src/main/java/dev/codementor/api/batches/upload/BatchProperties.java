package dev.codementor.api.batches.upload;

import dev.codementor.settings.DataSizeBetween;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a batch may be, and how long it may take.
 *
 * @param maxUpload longest body of an upload, with all of its files, 1MB to 2GB; default 250MB
 * @param maxItems most submissions or requests of a batch, 1 to 100,000; default 5,000
 * @param maxUnfinished most batches of a course that are not finished, 1 to 10,000; default 50
 * @param longestLife most time that an upload may ask for, 1 hour to 90 days; default 30 days
 * @param forsakenAfter an upload that is not complete after this time is thrown away, as its server must be gone, 1 minute to 1 day;
 *     default 1 hour
 */
@Validated
@ConfigurationProperties("codementor.batches")
record BatchProperties(
        @DefaultValue("250MB") @DataSizeBetween(least = "1MB", most = "2GB")
        DataSize maxUpload,

        @DefaultValue("5000") @Min(1) @Max(100_000) int maxItems,
        @DefaultValue("50") @Min(1) @Max(10_000) int maxUnfinished,

        @DefaultValue("30d") @DurationMin(hours = 1) @DurationMax(days = 90)
        Duration longestLife,

        @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(days = 1)
        Duration forsakenAfter) {}
