package dev.codementor.grading.rubric;

import java.math.BigDecimal;

/**
 * One step of a criterion's scale.
 *
 * @param name what the model answers with and a student reads; unique in its criterion
 * @param points 0 to the criterion's points
 * @param description when it holds; empty when the name says it
 */
public record Level(String name, BigDecimal points, String description) {}
