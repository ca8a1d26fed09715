/** Requests of programs in the shape of OpenAI's batches: read line by line, checked, kept, and answered as they are. */
@NullMarked
package dev.codementor.grading.completions;

import org.jspecify.annotations.NullMarked;
