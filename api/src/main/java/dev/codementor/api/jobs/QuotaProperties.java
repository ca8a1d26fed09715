package dev.codementor.api.jobs;

import dev.codementor.ledger.Quota;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one student may ask for.
 *
 * @param outstanding most unsettled jobs at a time, 1 to 100,000; default 5
 * @param perMinute most jobs in a minute, 1 to 1,000,000; default 20
 */
@Validated
@ConfigurationProperties("codementor.quota")
public record QuotaProperties(
        @DefaultValue("5") @Min(1) @Max(100_000) int outstanding,
        @DefaultValue("20") @Min(1) @Max(1_000_000) int perMinute) {

    public Quota quota() {
        return new Quota(outstanding, perMinute);
    }
}
