package dev.codementor.api.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a job may ask for.
 *
 * @param contextTokens tokens that the model can read at once, 512 to 1,048,576; default 8,192, as the workers'. Prompts that
 *     are surely longer are refused at once; the worker counts exactly
 * @param answerTokens tokens of them that are kept free for the answer, 16 to 65,536; default 2,048, as the workers'
 * @param models models that may be asked for by name beside those that the live workers have; default none. Every worker's
 *     server needs all of them, as any worker may get a job
 * @param timeToLive a job without an outcome after this time expires, 1 second to 24 hours; default 30 minutes
 */
@Validated
@ConfigurationProperties("codementor.jobs")
public record JobProperties(
        @DefaultValue("8192") @Min(512) @Max(1_048_576) int contextTokens,
        @DefaultValue("2048") @Min(16) @Max(65_536) int answerTokens,
        @DefaultValue List<String> models,

        @DefaultValue("30m") @DurationMin(seconds = 1) @DurationMax(hours = 24)
        Duration timeToLive) {

    public JobProperties {
        models = List.copyOf(models);
    }
}
