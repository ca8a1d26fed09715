/** Treats a submission as data: text that addresses the grader is found, shown, and removed from a second copy. */
@NullMarked
package dev.codementor.grading.distrust;

import org.jspecify.annotations.NullMarked;
