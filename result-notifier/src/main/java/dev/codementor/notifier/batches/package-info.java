/** What this notifier knows of batches: read from the ledger, at most so often, for those who follow them. */
@NullMarked
package dev.codementor.notifier.batches;

import org.jspecify.annotations.NullMarked;
