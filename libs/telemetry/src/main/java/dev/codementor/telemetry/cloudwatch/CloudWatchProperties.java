package dev.codementor.telemetry.cloudwatch;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Metrics in Amazon CloudWatch.
 *
 * @param namespace under which metrics are put, such as {@code CodeMentor}; without one, CloudWatch gets none
 * @param every how often they are put, 1 second to 1 hour; default 1 minute, which is also the finest that CloudWatch keeps
 */
@Validated
@ConfigurationProperties("codementor.cloudwatch")
record CloudWatchProperties(
        @Nullable
        @Pattern(
                regexp = "(?!AWS/)[A-Za-z0-9._/#:-]{0,255}",
                message = "must have at most 255 letters, digits and ._/#:- and must not begin with AWS/")
        String namespace,

        @DefaultValue("1m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration every) {}
