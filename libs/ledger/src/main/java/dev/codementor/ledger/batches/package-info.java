/** Batches of submissions: the work to do, its results, and people's decisions. */
@NullMarked
package dev.codementor.ledger.batches;

import org.jspecify.annotations.NullMarked;
