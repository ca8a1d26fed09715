/** Released grades for their students, and students' appeals. */
@NullMarked
package dev.codementor.api.released;

import org.jspecify.annotations.NullMarked;
