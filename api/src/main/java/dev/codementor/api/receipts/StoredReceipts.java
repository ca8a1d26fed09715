package dev.codementor.api.receipts;

import dev.codementor.contract.BatchId;
import dev.codementor.submissions.store.SubmissionStore;
import dev.codementor.submissions.store.SubmissionStore.StoredReceipt;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** All receipts of a batch that are in the store, of which never more than a page is in memory. */
final class StoredReceipts implements Iterator<StoredReceipt> {

    private static final int PAGE = 200;

    private final SubmissionStore store;
    private final BatchId batch;
    private List<StoredReceipt> page;
    private int next;

    /** Reads the first page, so that a store which is away shows before anything is answered. */
    StoredReceipts(SubmissionStore store, BatchId batch) {
        this.store = store;
        this.batch = batch;
        this.page = store.receipts(batch, 0, PAGE);
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && !page.isEmpty()) {
            page = store.receipts(batch, page.getLast().sequence(), PAGE);
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
