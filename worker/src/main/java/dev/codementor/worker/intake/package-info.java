/** Takes jobs from the queues when there is a free slot, and stops in order. */
@NullMarked
package dev.codementor.worker.intake;

import org.jspecify.annotations.NullMarked;
