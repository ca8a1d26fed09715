package dev.codementor.receipts;

import dev.codementor.contract.BatchId;
import dev.codementor.files.BucketFiles;
import dev.codementor.files.DamagedObjectException;
import dev.codementor.files.FileStoreProperties;
import dev.codementor.files.StoreAwayException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The receipts of grades, one object each. Every method throws {@link StoreAwayException} when the server cannot be used
 * just now.
 */
public final class ReceiptStore {

    private final BucketFiles objects;
    private final int parallel;

    public ReceiptStore(BucketFiles objects, FileStoreProperties.Files properties) {
        this.objects = objects;
        this.parallel = properties.parallel();
    }

    /**
     * Stores a receipt, or stores it again.
     *
     * @param sequence 1 to 9,999,999,999
     * @return its key
     */
    public String put(BatchId batch, long sequence, String text) {
        String key = new ReceiptKeys(batch).receipt(sequence);
        objects.put(key, BucketFiles.JSON, text.getBytes(StandardCharsets.UTF_8));
        return key;
    }

    /**
     * One page of the receipts that are there, in their order, whoever put them there.
     *
     * @param after sequence of the last of the page before; 0 for the first page
     * @param limit 1 to 1,000
     */
    public List<StoredReceipt> page(BatchId batch, long after, int limit) {
        ReceiptKeys keys = new ReceiptKeys(batch);
        List<String> page = objects.keys(keys.all(), keys.receipt(after), limit).stream()
                .filter(key -> keys.sequence(key) > 0)
                .toList();
        List<StoredReceipt> receipts = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(parallel, Thread.ofVirtual().factory())) {
            List<Future<Optional<byte[]>>> reading = page.stream()
                    .map(key -> threads.submit(() -> objects.get(key)))
                    .toList();
            for (int i = 0; i < page.size(); i++) {
                long sequence = keys.sequence(page.get(i));
                result(reading.get(i))
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .ifPresent(text -> receipts.add(new StoredReceipt(sequence, text)));
            }
        }
        return receipts;
    }

    /** All receipts of a batch, in their order. The first page is read before this returns. */
    public StoredReceipts all(BatchId batch) {
        return new StoredReceipts(this, batch);
    }

    private static <R> R result(Future<R> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreAwayException("Interrupted while waiting for the file store", e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case DamagedObjectException damaged -> damaged;
                case StoreAwayException away -> new StoreAwayException(String.valueOf(away.getMessage()), away);
                case null, default -> new IllegalStateException("a receipt was not read", e);
            };
        }
    }
}
