/** Estimates how long batches take, before their start and while they run. */
@NullMarked
package dev.codementor.api.batches.estimates;

import org.jspecify.annotations.NullMarked;
