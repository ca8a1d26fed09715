package dev.codementor.worker.attempt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a job is attempted.
 *
 * @param lease how long an attempt holds its job without a checkpoint, 2 s to 10 min: what the loss of a worker costs
 * @param checkpoint time between two checkpoints, 50 ms to 10 s and at most a third of the lease; also how long a
 *     cancellation takes to be seen
 * @param rollUp how long text is gathered after the first piece before it is pushed, 0 to 1 s
 * @param most attempts at a job, whatever ended the earlier ones, 1 to 100; after that the job fails
 * @param mostBroken attempts after which an answer that breaks off fails the job, 1 to {@code most}
 * @param longestAnswer most characters of an answer, 1,000 to 10,000,000; a guard against a model that never ends
 */
@Validated
@ConfigurationProperties("codementor.worker.attempt")
public record AttemptProperties(
        @DefaultValue("10s") @DurationMin(seconds = 2) @DurationMax(minutes = 10)
        Duration lease,

        @DefaultValue("500ms") @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration checkpoint,

        @DefaultValue("50ms") @DurationMin @DurationMax(seconds = 1)
        Duration rollUp,

        @DefaultValue("10") @Min(1) @Max(100) int most,
        @DefaultValue("3") @Min(1) @Max(100) int mostBroken,
        @DefaultValue("200000") @Min(1_000) @Max(10_000_000) int longestAnswer) {

    public AttemptProperties {
        if (checkpoint.multipliedBy(3).compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "codementor.worker.attempt.checkpoint must be at most a third of codementor.worker.attempt.lease,"
                            + " which it renews");
        }
        if (mostBroken > most) {
            throw new IllegalArgumentException(
                    "codementor.worker.attempt.most-broken must be at most codementor.worker.attempt.most");
        }
    }
}
