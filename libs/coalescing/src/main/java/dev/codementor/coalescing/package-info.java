/** Runs single requests at once when idle, and gathers what arrives meanwhile into batches. */
@NullMarked
package dev.codementor.coalescing;

import org.jspecify.annotations.NullMarked;
