package dev.codementor.notifier.batches;

import dev.codementor.ledger.batches.BatchCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a batch stands.
 *
 * @param number rises with every change, from 1
 * @param eta when what is started is expected to be done; null when it cannot be estimated
 */
public record BatchNews(
        int number, BatchCounts counts, @Nullable Instant eta) {}
