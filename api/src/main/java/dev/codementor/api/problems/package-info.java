/** What the api answers when it cannot do what was asked: one shape, stable codes, no internals. */
@NullMarked
package dev.codementor.api.problems;

import org.jspecify.annotations.NullMarked;
