/** The one way to write a value as bytes, so that equal values have equal digests. */
@NullMarked
package dev.codementor.grading.canonical;

import org.jspecify.annotations.NullMarked;
