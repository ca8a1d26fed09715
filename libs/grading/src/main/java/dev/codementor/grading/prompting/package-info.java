/** What the model is asked: the same bytes first for a whole batch, the submission last. */
@NullMarked
package dev.codementor.grading.prompting;

import org.jspecify.annotations.NullMarked;
