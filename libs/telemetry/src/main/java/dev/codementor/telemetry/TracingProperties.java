package dev.codementor.telemetry;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Traces. {@link TelemetrySwitch} and {@code codementor-telemetry.yml} read these.
 *
 * @param endpoint address to which traces are sent as OTLP over HTTP, such as {@code http://collector:4318/v1/traces};
 *     without one there are no traces
 * @param sampling share of requests that begin a trace, from 0 to 1. A request that carries a sampled trace continues it
 *     in any case.
 */
@Validated
@ConfigurationProperties("codementor.tracing")
record TracingProperties(
        @Nullable @Pattern(regexp = "(https?://\\S+)?", message = "must be an http or https address")
        String endpoint,

        @Nullable @DecimalMin("0") @DecimalMax("1") Double sampling) {}
