/** Tells the others that this worker lives. */
@NullMarked
package dev.codementor.worker.presence;

import org.jspecify.annotations.NullMarked;
