/** Lists batches, and starts, pauses, resumes, cancels and retries them. */
@NullMarked
package dev.codementor.api.batches.control;

import org.jspecify.annotations.NullMarked;
