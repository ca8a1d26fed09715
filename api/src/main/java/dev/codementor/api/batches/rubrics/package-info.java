/** Reads and changes the rubric of a batch, and starts grading again for the items that the change affects. */
@NullMarked
package dev.codementor.api.batches.rubrics;

import org.jspecify.annotations.NullMarked;
