/** Text out of the bytes that people upload. */
@NullMarked
package dev.codementor.grading.decoding;

import org.jspecify.annotations.NullMarked;
