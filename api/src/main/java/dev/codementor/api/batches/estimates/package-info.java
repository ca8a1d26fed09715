/** How long batches take, before their start and while they are worked on. */
@NullMarked
package dev.codementor.api.batches.estimates;

import org.jspecify.annotations.NullMarked;
