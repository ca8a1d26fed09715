/** Nothing that names a student leaves for the model. */
@NullMarked
package dev.codementor.grading.blind;

import org.jspecify.annotations.NullMarked;
