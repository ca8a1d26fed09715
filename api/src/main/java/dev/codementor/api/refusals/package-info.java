/** Counts requests that limits refused, which leave no job behind. */
@NullMarked
package dev.codementor.api.refusals;

import org.jspecify.annotations.NullMarked;
