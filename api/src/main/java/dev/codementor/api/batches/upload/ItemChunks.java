package dev.codementor.api.batches.upload;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.ledger.batches.NewItem;
import java.util.ArrayList;
import java.util.List;

/** Sends items to the ledger, several at a time. */
final class ItemChunks {

    private static final int CHUNK = 200;

    private final BatchIntake intake;
    private final BatchId batch;
    private final List<NewItem> waiting = new ArrayList<>();
    private int count;
    private long tokens;

    ItemChunks(BatchIntake intake, BatchId batch) {
        this.intake = intake;
        this.batch = batch;
    }

    /** The place of the next item, from 1. */
    int next() {
        return count + 1;
    }

    void add(NewItem item) {
        waiting.add(item);
        count++;
        tokens += item.handedIn().estimatedTokens();
        if (waiting.size() == CHUNK) {
            flush();
        }
    }

    void flush() {
        if (!waiting.isEmpty()) {
            intake.add(batch, List.copyOf(waiting));
            waiting.clear();
        }
    }

    int count() {
        return count;
    }

    /** The estimated tokens of all items. */
    long tokens() {
        return tokens;
    }
}
