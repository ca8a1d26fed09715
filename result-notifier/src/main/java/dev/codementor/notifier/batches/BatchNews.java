package dev.codementor.notifier.batches;

import dev.codementor.ledger.batches.BatchCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a batch.
 *
 * @param number rises with every change, from 1
 * @param eta when the started items are expected to be done; null when that cannot be estimated
 */
public record BatchNews(
        int number, BatchCounts counts, @Nullable Instant eta) {}
