/** The batch that a request names: who may see it, whether it has grades, and all of its items. */
@NullMarked
package dev.codementor.api.batches;

import org.jspecify.annotations.NullMarked;
