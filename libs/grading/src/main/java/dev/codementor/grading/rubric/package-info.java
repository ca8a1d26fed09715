/** What a submission is graded by: read with its mistakes told by line, versioned by digest, and compared. */
@NullMarked
package dev.codementor.grading.rubric;

import org.jspecify.annotations.NullMarked;
