/** What counts as an item's grade, how persons decide it, and when students see it. */
@NullMarked
package dev.codementor.api.reviews;

import org.jspecify.annotations.NullMarked;
