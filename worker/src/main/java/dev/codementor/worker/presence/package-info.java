/** Tells the others that this worker lives, and learns how many there are. */
@NullMarked
package dev.codementor.worker.presence;

import org.jspecify.annotations.NullMarked;
