package dev.codementor.submissions.store;

import dev.codementor.contract.BatchId;
import dev.codementor.grading.blind.Blinded;
import dev.codementor.grading.submissions.SubmissionFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.s3.S3Client;

/** Files of batches in a bucket: see {@link ObjectKeys} for where. */
public final class S3SubmissionStore implements SubmissionStore {

    private final S3Objects objects;
    private final SubmissionJson json;
    private final Packed packed;
    private final int parallel;

    public S3SubmissionStore(S3Client s3, String bucket, SubmissionStoreProperties properties) {
        int largest = Math.toIntExact(properties.largest().toBytes());
        this.objects = new S3Objects(s3, bucket, largest, properties.timeout());
        this.json = new SubmissionJson(largest);
        this.packed = new Packed(largest);
        this.parallel = properties.parallel();
    }

    @Override
    public BatchUpload upload(BatchId batch) {
        return new S3BatchUpload(new ObjectKeys(batch), objects, json, packed, parallel);
    }

    @Override
    public Optional<Blinded> original(String key) {
        return unpacked(key).map(bytes -> json.readOriginal(key, bytes));
    }

    @Override
    public Optional<List<SubmissionFile>> blind(String key) {
        return unpacked(key).map(bytes -> json.readBlind(key, bytes));
    }

    @Override
    public Optional<String> request(String key) {
        return unpacked(key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public String rosterKey(BatchId batch) {
        return new ObjectKeys(batch).roster();
    }

    @Override
    public Optional<byte[]> roster(String key) {
        return unpacked(key);
    }

    private Optional<byte[]> unpacked(String key) {
        return objects.get(key).map(bytes -> packed.unpack(key, bytes));
    }

    @Override
    public String putRubric(BatchId batch, String version, String canonical) {
        try (BatchUpload upload = upload(batch)) {
            String key = upload.rubric(version, canonical);
            upload.complete();
            return key;
        }
    }

    @Override
    public void deleteUploads(BatchId batch) {
        objects.deleteAll(new ObjectKeys(batch).uploads());
    }

    @Override
    public String putReceipt(BatchId batch, long sequence, String text) {
        String key = new ObjectKeys(batch).receipt(sequence);
        objects.put(key, S3BatchUpload.JSON, text.getBytes(StandardCharsets.UTF_8));
        return key;
    }

    @Override
    public List<StoredReceipt> receipts(BatchId batch, long after, int limit) {
        ObjectKeys keys = new ObjectKeys(batch);
        List<String> page = objects.keys(keys.receipts(), keys.receipt(after), limit).stream()
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

    private static <R> R result(Future<R> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreAwayException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DamagedObjectException damaged) {
                throw damaged;
            }
            throw new StoreAwayException(e.getCause() == null ? e : e.getCause());
        }
    }
}
