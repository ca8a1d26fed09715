package dev.codementor.notifier.batches;

import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchRecord;

/**
 * What the ledger said about a batch.
 *
 * @param askedAt when it was asked, by {@link System#nanoTime}
 */
public record BatchLook(BatchRecord batch, BatchCounts counts, long askedAt) {}
