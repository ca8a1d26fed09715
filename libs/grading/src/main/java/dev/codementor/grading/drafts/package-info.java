/** How a model's draft of a grade comes about: which question comes next, and what its answers come to. */
@NullMarked
package dev.codementor.grading.drafts;

import org.jspecify.annotations.NullMarked;
