/** Receives whole batches, of submissions to be graded or of a program's requests, or leaves nothing of them. */
@NullMarked
package dev.codementor.api.batches.upload;

import org.jspecify.annotations.NullMarked;
