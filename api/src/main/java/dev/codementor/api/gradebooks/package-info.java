/** A batch's results as files for gradebooks and programs, written while they are read. */
@NullMarked
package dev.codementor.api.gradebooks;

import org.jspecify.annotations.NullMarked;
