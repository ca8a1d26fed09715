/** How much several gradings of one submission agree, and where a person's minutes change most. */
@NullMarked
package dev.codementor.grading.uncertainty;

import org.jspecify.annotations.NullMarked;
