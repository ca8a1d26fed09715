/** Tells callers who they are and how much of their quota remains. */
@NullMarked
package dev.codementor.api.me;

import org.jspecify.annotations.NullMarked;
