/** The few metrics that are worth their price in Amazon CloudWatch. */
@NullMarked
package dev.codementor.telemetry.cloudwatch;

import org.jspecify.annotations.NullMarked;
