/** Sends released jobs and outcomes to their queues. */
@NullMarked
package dev.codementor.queues;

import org.jspecify.annotations.NullMarked;
