/** Batches of submissions: what is to be done, what became of it, and who decided what. */
@NullMarked
package dev.codementor.ledger.batches;

import org.jspecify.annotations.NullMarked;
