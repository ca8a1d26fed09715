/** A submission is data: what in it talks to the grader is found, shown, and taken out of a second copy. */
@NullMarked
package dev.codementor.grading.distrust;

import org.jspecify.annotations.NullMarked;
