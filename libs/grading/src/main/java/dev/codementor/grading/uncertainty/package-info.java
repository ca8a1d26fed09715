/** Measures how much several gradings of one submission agree, and where a person's time changes most. */
@NullMarked
package dev.codementor.grading.uncertainty;

import org.jspecify.annotations.NullMarked;
