package dev.codementor.api.problems;

import jakarta.validation.constraints.NotNull;
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
record BodyProperties(@NotNull @DefaultValue("512KB") DataSize maxSize) {

    BodyProperties {
        if (maxSize.compareTo(DataSize.ofKilobytes(1)) < 0 || maxSize.compareTo(DataSize.ofMegabytes(100)) > 0) {
            throw new IllegalArgumentException("codementor.body.max-size must be between 1KB and 100MB");
        }
    }
}
