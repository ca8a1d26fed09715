/** Which grade counts for an item, how people decide it, and when students see it. */
@NullMarked
package dev.codementor.api.reviews;

import org.jspecify.annotations.NullMarked;
