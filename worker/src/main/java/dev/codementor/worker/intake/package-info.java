/** Takes jobs from the queues when a slot is free, and stops in an orderly way. */
@NullMarked
package dev.codementor.worker.intake;

import org.jspecify.annotations.NullMarked;
