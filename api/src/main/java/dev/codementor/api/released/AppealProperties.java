package dev.codementor.api.released;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What students may object to.
 *
 * @param mostPerCriterion how often one criterion of a grade may be appealed against, 1 to 100; one appeal is open at a time.
 *     Default 3
 */
@Validated
@ConfigurationProperties("codementor.appeals")
record AppealProperties(@DefaultValue("3") @Min(1) @Max(100) int mostPerCriterion) {}
