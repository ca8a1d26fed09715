package dev.codementor.api.receipts;

import dev.codementor.contract.BatchId;
import dev.codementor.grading.receipts.Receipt;
import dev.codementor.ledger.batches.ReceiptLedger;
import dev.codementor.ledger.batches.ReceiptLedger.Text;
import dev.codementor.receipts.ReceiptStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes and stores the receipts that are due. Several instances may do so at once. */
final class ReceiptWriter {

    private static final int MOST_BATCHES = 50;

    private final ReceiptLedger ledger;
    private final ReceiptStore store;
    private final int most;

    /** @param most receipts at a time */
    ReceiptWriter(ReceiptLedger ledger, ReceiptStore store, int most) {
        this.ledger = ledger;
        this.store = store;
        this.most = most;
    }

    /**
     * Makes one round over all batches with receipts that are due. A batch that fails does not hold up the others.
     *
     * @return the number of receipts of the batch that had the most
     */
    int round() {
        RuntimeException failure = null;
        int fullest = 0;
        for (BatchId batch : ledger.due(MOST_BATCHES)) {
            try {
                fullest = Math.max(fullest, round(batch));
            } catch (RuntimeException e) {
                failure = first(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return fullest;
    }

    private static RuntimeException first(@Nullable RuntimeException before, RuntimeException now) {
        if (before == null) {
            return now;
        }
        if (before != now) {
            before.addSuppressed(now);
        }
        return before;
    }

    private int round(BatchId batch) {
        int written = ledger.append(batch, most, entry -> {
            Receipt receipt = ReceiptText.of(entry);
            return new Text(receipt.text(), receipt.hash().hex());
        });
        List<ReceiptLedger.Receipt> unstored = ledger.unstored(batch, most);
        for (ReceiptLedger.Receipt each : unstored) {
            ledger.stored(batch, each.sequence(), store.put(batch, each.sequence(), each.text()));
        }
        return Math.max(written, unstored.size());
    }
}
