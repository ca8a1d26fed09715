package dev.codementor.worker.presence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many jobs of one owner are let into the queues.
 *
 * @param window at least so many, 1 to 1,000, however few slots all workers have
 */
@Validated
@ConfigurationProperties("codementor.dispatch")
public record DispatchWindowProperties(
        @DefaultValue("2") @Min(1) @Max(1_000) int window) {}
