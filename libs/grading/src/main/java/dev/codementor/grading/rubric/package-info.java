/** Rubrics: read with their mistakes reported by line, versioned by digest, and compared. */
@NullMarked
package dev.codementor.grading.rubric;

import org.jspecify.annotations.NullMarked;
