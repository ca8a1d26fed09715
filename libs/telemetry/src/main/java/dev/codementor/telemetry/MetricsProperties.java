package dev.codementor.telemetry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Metrics.
 *
 * @param courses most courses that metrics of a process name, 0 to 1,000; the others together are {@code other}. Default
 *     20
 * @param ledgerEvery how often the figures of the whole system are read from the ledger, 1 second to 10 minutes; default
 *     15 s
 */
@Validated
@ConfigurationProperties("codementor.metrics")
public record MetricsProperties(
        @DefaultValue("20") @Min(0) @Max(1_000) int courses,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration ledgerEvery) {}
