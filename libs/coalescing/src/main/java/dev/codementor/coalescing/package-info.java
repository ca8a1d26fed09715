/** Runs a single request at once when idle, and gathers the requests that arrive meanwhile into batches. */
@NullMarked
package dev.codementor.coalescing;

import org.jspecify.annotations.NullMarked;
