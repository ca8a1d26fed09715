/** Hands the items of started batches to the queues. */
@NullMarked
package dev.codementor.api.batches.dispatch;

import org.jspecify.annotations.NullMarked;
