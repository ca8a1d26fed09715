/** Keeps what was handed in, until its batch is deleted. */
@NullMarked
package dev.codementor.submissions;

import org.jspecify.annotations.NullMarked;
