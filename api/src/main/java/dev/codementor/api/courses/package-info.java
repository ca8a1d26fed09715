/** Tells students what the mentor may do and may not do in their courses. */
@NullMarked
package dev.codementor.api.courses;

import org.jspecify.annotations.NullMarked;
