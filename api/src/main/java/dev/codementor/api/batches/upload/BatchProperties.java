package dev.codementor.api.batches.upload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
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
        @NotNull @DefaultValue("250MB") DataSize maxUpload,
        @DefaultValue("5000") @Min(1) @Max(100_000) int maxItems,
        @DefaultValue("50") @Min(1) @Max(10_000) int maxUnfinished,
        @DefaultValue("30d") Duration longestLife,
        @DefaultValue("1h") Duration forsakenAfter) {

    BatchProperties {
        if (maxUpload.compareTo(DataSize.ofMegabytes(1)) < 0 || maxUpload.compareTo(DataSize.ofGigabytes(2)) > 0) {
            throw new IllegalArgumentException("codementor.batches.max-upload must be between 1MB and 2GB");
        }
        requireBetween("longest-life", longestLife, Duration.ofHours(1), Duration.ofDays(90));
        requireBetween("forsaken-after", forsakenAfter, Duration.ofMinutes(1), Duration.ofDays(1));
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "codementor.batches.%s must be between %s and %s".formatted(name, least, most));
        }
    }
}
