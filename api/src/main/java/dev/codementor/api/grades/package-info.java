/** Released grades as students read them, and their appeals. */
@NullMarked
package dev.codementor.api.grades;

import org.jspecify.annotations.NullMarked;
