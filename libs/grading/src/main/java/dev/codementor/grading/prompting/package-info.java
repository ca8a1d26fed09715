/** What the model is asked: first the bytes that a whole batch shares, and the submission last. */
@NullMarked
package dev.codementor.grading.prompting;

import org.jspecify.annotations.NullMarked;
