/** Reads and changes the rubric of a batch, and has graded again what the change touches. */
@NullMarked
package dev.codementor.api.batches.rubrics;

import org.jspecify.annotations.NullMarked;
