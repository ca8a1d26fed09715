package dev.codementor.api.problems;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How large the headers of a request may be.
 *
 * @param maxSize the request line and all headers together, with the token, 8KB to 1MB; larger ones are 431. Default 64KB,
 *     enough for the token of somebody in 700 groups
 */
@Validated
@ConfigurationProperties("codementor.headers")
record HeadersProperties(@NotNull @DefaultValue("64KB") DataSize maxSize) {

    HeadersProperties {
        if (maxSize.compareTo(DataSize.ofKilobytes(8)) < 0 || maxSize.compareTo(DataSize.ofMegabytes(1)) > 0) {
            throw new IllegalArgumentException("codementor.headers.max-size must be between 8KB and 1MB");
        }
    }
}
