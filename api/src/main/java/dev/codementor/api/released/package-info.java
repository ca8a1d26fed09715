/** Released grades as their students read them, and the appeals that students make. */
@NullMarked
package dev.codementor.api.released;

import org.jspecify.annotations.NullMarked;
