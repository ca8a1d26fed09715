/** How a batch is graded: what is asked, how often, and which safeguards are worth their cost. */
@NullMarked
package dev.codementor.grading.plan;

import org.jspecify.annotations.NullMarked;
