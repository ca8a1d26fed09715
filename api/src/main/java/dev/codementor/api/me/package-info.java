/** Tells callers who they are, and what is left of their quota. */
@NullMarked
package dev.codementor.api.me;

import org.jspecify.annotations.NullMarked;
