/** Shows the items of a batch to instructors. */
@NullMarked
package dev.codementor.api.batches.items;

import org.jspecify.annotations.NullMarked;
