/** The api's answers to requests that it refuses: one form, stable codes, no internals. */
@NullMarked
package dev.codementor.api.problems;

import org.jspecify.annotations.NullMarked;
