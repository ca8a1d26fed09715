/** Traces that follow a job from service to service. */
@NullMarked
package dev.codementor.telemetry;

import org.jspecify.annotations.NullMarked;
