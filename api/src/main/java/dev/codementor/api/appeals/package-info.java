/** Students' appeals, as instructors read and answer them. */
@NullMarked
package dev.codementor.api.appeals;

import org.jspecify.annotations.NullMarked;
