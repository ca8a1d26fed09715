package dev.codementor.api.receipts;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.ReceiptLedger;
import dev.codementor.ledger.batches.ReceiptLedger.Head;
import dev.codementor.ledger.batches.ReceiptLedger.Receipt;
import dev.codementor.receipts.ReceiptStore;
import dev.codementor.receipts.StoredReceipt;
import dev.codementor.receipts.StoredReceipts;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A batch's receipts from the store, in order up to the head of the chain. Receipts that are not stored yet come from
 * the ledger. A receipt that was stored and is gone is left out; the next one reveals that. Receipts beyond the head
 * come last, unless the chain has grown meanwhile.
 */
final class ChainTexts implements Iterator<String> {

    private static final int PAGE = 200;

    private final ReceiptLedger ledger;
    private final BatchId batch;
    private final Head head;
    private final StoredReceipts stored;
    private @Nullable StoredReceipt waiting;
    private List<Receipt> page = List.of();
    private int nextOfPage;
    private long passed;
    private @Nullable String next;

    ChainTexts(ReceiptLedger ledger, ReceiptStore store, BatchId batch, Head head) {
        this.ledger = ledger;
        this.batch = batch;
        this.head = head;
        this.stored = store.all(batch);
        this.waiting = stored.hasNext() ? stored.next() : null;
    }

    @Override
    public boolean hasNext() {
        while (next == null && passed < head.length()) {
            next = text(++passed);
        }
        if (next == null && waiting != null && isAdded(waiting)) {
            next = take(waiting);
        }
        return next != null;
    }

    @Override
    public String next() {
        String text = hasNext() ? next : null;
        if (text == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return text;
    }

    private @Nullable String text(long sequence) {
        Receipt written = written(sequence);
        StoredReceipt here = waiting;
        if (here != null && here.sequence() == sequence) {
            return take(here);
        }
        return written != null && written.objectKey() == null ? written.text() : null;
    }

    private String take(StoredReceipt here) {
        waiting = stored.hasNext() ? stored.next() : null;
        return here.text();
    }

    private boolean isAdded(StoredReceipt here) {
        return here.sequence() > ledger.head(batch).length();
    }

    private @Nullable Receipt written(long sequence) {
        if (nextOfPage == page.size()) {
            page = ledger.receipts(batch, sequence - 1, PAGE);
            nextOfPage = 0;
        }
        return nextOfPage < page.size() && page.get(nextOfPage).sequence() == sequence ? page.get(nextOfPage++) : null;
    }
}
