/** What this notifier knows about batches: read from the ledger, at a limited rate, for people who follow them. */
@NullMarked
package dev.codementor.notifier.batches;

import org.jspecify.annotations.NullMarked;
