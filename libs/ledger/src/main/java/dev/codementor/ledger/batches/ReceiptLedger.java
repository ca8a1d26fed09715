package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The chain of a batch's receipts. Each grade gets one, in order, and the ledger keeps the chain's head. */
public interface ReceiptLedger {

    /** Batches with grades that have no receipt yet, or receipts that are not stored yet. */
    List<BatchId> due(int limit);

    /**
     * Writes receipts for grades that have none, in the order in which the grades were made, in one transaction that
     * locks the batch's chain.
     *
     * @param write makes the receipt of a grade for the given place in the chain
     * @return how many
     */
    int append(BatchId batch, int limit, Function<Entry, Text> write);

    /** Receipts that are not in the archive yet, in order. */
    List<Receipt> unstored(BatchId batch, int limit);

    void stored(BatchId batch, long sequence, String objectKey);

    Head head(BatchId batch);

    /** Receipts of the chain in order. @param after sequence of the last one of the page before; 0 for the first page */
    List<Receipt> receipts(BatchId batch, long after, int limit);

    /** The receipt of a grade. */
    Optional<Receipt> receipt(BatchId batch, String customId, int revision);

    /** @param previous hash of the receipt before; null for the first */
    record Entry(
            BatchRecord batch,
            ItemRecord item,
            GradeRecord grade,
            List<GradingLedger.Ask> asks,
            long sequence,
            @Nullable String previous) {}

    /** @param hash SHA-256 of the text, lower-case hex */
    record Text(String text, String hash) {}

    record Receipt(
            long sequence,
            String customId,
            int revision,
            String text,
            String hash,
            @Nullable String objectKey) {}

    /** @param hash null for an empty chain */
    record Head(long length, @Nullable String hash) {}
}
