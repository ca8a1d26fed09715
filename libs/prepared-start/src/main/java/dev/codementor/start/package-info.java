/** How packaged programs start. */
@NullMarked
package dev.codementor.start;

import org.jspecify.annotations.NullMarked;
