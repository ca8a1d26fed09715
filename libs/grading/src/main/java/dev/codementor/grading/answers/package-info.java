/** What the model answered, checked against the rubric and the submission before anybody sees it. */
@NullMarked
package dev.codementor.grading.answers;

import org.jspecify.annotations.NullMarked;
