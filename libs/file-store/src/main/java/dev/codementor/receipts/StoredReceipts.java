package dev.codementor.receipts;

import dev.codementor.contract.BatchId;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** All receipts of a batch that are in the store, of which never more than a page is in memory. */
public final class StoredReceipts implements Iterator<StoredReceipt> {

    private static final int PAGE = 200;

    private final ReceiptStore store;
    private final BatchId batch;
    private List<StoredReceipt> page;
    private int next;

    /** Reads the first page, so that a store which is away shows before anything is answered. */
    StoredReceipts(ReceiptStore store, BatchId batch) {
        this.store = store;
        this.batch = batch;
        this.page = store.page(batch, 0, PAGE);
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && !page.isEmpty()) {
            page = store.page(batch, page.getLast().sequence(), PAGE);
            next = 0;
        }
        return next < page.size();
    }

    @Override
    public StoredReceipt next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.get(next++);
    }
}
