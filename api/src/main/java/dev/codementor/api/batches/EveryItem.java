package dev.codementor.api.batches;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchReader.ItemQuery;
import dev.codementor.ledger.batches.ItemRecord;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** All items of a batch in the order of its upload. Never more than one page of them is in memory. */
public final class EveryItem implements Iterator<ItemRecord> {

    private static final int PAGE = 200;

    private final BatchReader batches;
    private final BatchId batch;
    private List<ItemRecord> page;
    private int next;

    /** Reads the first page, so that an unreachable ledger is noticed before anything is sent. */
    public EveryItem(BatchReader batches, BatchId batch) {
        this.batches = batches;
        this.batch = batch;
        this.page = read(0);
    }

    private List<ItemRecord> read(int after) {
        return batches.items(new ItemQuery(batch, null, null, ItemQuery.Order.UPLOAD, after, PAGE));
    }

    @Override
    public boolean hasNext() {
        if (next == PAGE) {
            page = read(page.getLast().nth());
            next = 0;
        }
        return next < page.size();
    }

    @Override
    public ItemRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.get(next++);
    }
}
