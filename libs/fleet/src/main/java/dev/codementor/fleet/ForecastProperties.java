package dev.codementor.fleet;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How waiting times are predicted. The assumed values count only until a worker has measured its own.
 *
 * @param assumedPrefill tokens of a prompt that a model server reads in a second, 0.1 or more; default 60, a model with 3
 *     billion parameters on two server cores
 * @param assumedDecode tokens that it writes in a second, 0.1 or more; default 17, as writing a token takes about as long
 *     as reading 3.5
 * @param assumedSlots slots of a worker, 1 to 1,000; default 1
 * @param assumedAnswer tokens of an answer in a course that has none yet, 1 to 100,000; default 300
 * @param mostJobs jobs of one kind that are looked at one by one, 100 to 100,000; default 10,000. Those beyond are
 *     assumed to be like them
 * @param calibrateOver how many of the latest predictions correct the next ones and make up the score, 20 to 10,000;
 *     default 200
 * @param keepPredictions how long predictions are kept after the start of their job, 1 hour to 365 days; default 7 days
 */
@Validated
@ConfigurationProperties("codementor.fleet.forecast")
public record ForecastProperties(
        @DefaultValue("60") @DecimalMin("0.1") double assumedPrefill,
        @DefaultValue("17") @DecimalMin("0.1") double assumedDecode,
        @DefaultValue("1") @Min(1) @Max(1_000) int assumedSlots,
        @DefaultValue("300") @Min(1) @Max(100_000) int assumedAnswer,
        @DefaultValue("10000") @Min(100) @Max(100_000) int mostJobs,
        @DefaultValue("200") @Min(20) @Max(10_000) int calibrateOver,

        @DefaultValue("7d") @DurationMin(hours = 1) @DurationMax(days = 365)
        Duration keepPredictions) {}
