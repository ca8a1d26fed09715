package dev.codementor.grading.rubric;

import java.math.BigDecimal;

/**
 * One step of a criterion's scale.
 *
 * @param name the model's answer, which students read too; unique in its criterion
 * @param points 0 to the criterion's points
 * @param description when it applies; empty when the name says enough
 */
public record Level(String name, BigDecimal points, String description) {}
