/** Makes a model's draft of a grade: which question comes next, and what the answers add up to. */
@NullMarked
package dev.codementor.grading.drafts;

import org.jspecify.annotations.NullMarked;
