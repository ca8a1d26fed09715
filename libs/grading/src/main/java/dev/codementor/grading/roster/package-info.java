/** The students of a course as the gradebook of their learning platform lists them. */
@NullMarked
package dev.codementor.grading.roster;

import org.jspecify.annotations.NullMarked;
