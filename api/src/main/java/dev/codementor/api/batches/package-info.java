/** Batches as instructors and their programs meet them: upload, progress, control, rubric. */
@NullMarked
package dev.codementor.api.batches;

import org.jspecify.annotations.NullMarked;
