package dev.codementor.worker.grading;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a model is asked for the items of batches, where that differs from students' questions. Nothing here has the server
 * load the model anew.
 *
 * @param answerTokens most tokens of an answer ({@code num_predict}), 16 to 65,536: about 120 for each criterion of a
 *     rubric
 * @param temperature of a draft and of the grading of its copy, 0 to 2; at 0 the same submission gets the same draft
 * @param againTemperature of questions that ask again, 0 to 2: at 0 a model that failed tends to fail in the same way
 * @param sampleTemperature of further opinions, 0 to 2; at 0 they would all be the draft
 * @param seed of a draft; further opinions have the numbers after it, and questions that ask again other ones
 */
@Validated
@ConfigurationProperties("codementor.worker.grading")
public record GradingProperties(
        @DefaultValue("2048") @Min(16) @Max(65_536) int answerTokens,

        @DefaultValue("0") @DecimalMin("0") @DecimalMax("2") double temperature,

        @DefaultValue("0.4") @DecimalMin("0") @DecimalMax("2")
        double againTemperature,

        @DefaultValue("0.7") @DecimalMin("0") @DecimalMax("2")
        double sampleTemperature,

        @DefaultValue("1") int seed) {}
