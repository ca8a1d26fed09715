package dev.codementor.api.receipts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How grades get their receipts.
 *
 * @param every pause between looks for grades without a receipt, 10 ms to 1 hour; default 2 seconds
 * @param batch most receipts that one transaction writes, 1 to 1,000; default 100
 */
@Validated
@ConfigurationProperties("codementor.receipts")
record ReceiptProperties(
        @DefaultValue("2s") @DurationMin(millis = 10) @DurationMax(hours = 1)
        Duration every,

        @DefaultValue("100") @Min(1) @Max(1_000) int batch) {}
