package dev.codementor.api.problems;

import dev.codementor.settings.DataSizeBetween;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a request may carry.
 *
 * @param maxSize longest body of a request, 1KB to 100MB; longer ones are 413. Default 512KB, far more than a model reads
 */
@Validated
@ConfigurationProperties("codementor.body")
record BodyProperties(
        @DefaultValue("512KB") @DataSizeBetween(least = "1KB", most = "100MB")
        DataSize maxSize) {}
