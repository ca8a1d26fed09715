/**
 * Simulates how autoscaling policies serve a class, with discrete events and without a cluster. Inside it, times are
 * seconds since the start of the trace, as doubles.
 */
@NullMarked
package dev.codementor.bench.simulator;

import org.jspecify.annotations.NullMarked;
