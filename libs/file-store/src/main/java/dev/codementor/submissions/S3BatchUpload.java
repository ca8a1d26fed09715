package dev.codementor.submissions;

import dev.codementor.files.BucketFiles;
import dev.codementor.files.StoreAwayException;
import dev.codementor.grading.blind.Blinded;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Packs on the caller's thread and stores on others, so that only packed objects wait in memory. */
final class S3BatchUpload implements BatchUpload {

    private final UploadKeys keys;
    private final BucketFiles objects;
    private final SubmissionJson json;
    private final Packed packed;
    private final int parallel;
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    S3BatchUpload(UploadKeys keys, BucketFiles objects, SubmissionJson json, Packed packed, int parallel) {
        this.keys = keys;
        this.objects = objects;
        this.json = json;
        this.packed = packed;
        this.parallel = parallel;
        this.free = new Semaphore(parallel);
    }

    @Override
    public Keys submission(int nth, Blinded submission) {
        String original = put(keys.original(nth), BucketFiles.GZIP, packed.pack(json.original(submission)));
        return new Keys(original, put(keys.blind(nth), BucketFiles.GZIP, packed.pack(json.blind(submission))));
    }

    @Override
    public String request(int nth, String request) {
        return put(keys.request(nth), BucketFiles.GZIP, packed.pack(request.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String roster(byte[] csv) {
        return put(keys.roster(), BucketFiles.GZIP, packed.pack(csv));
    }

    @Override
    public String rubric(String version, String canonical) {
        byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
        packed.requireSize(bytes.length);
        return put(keys.rubric(version), BucketFiles.JSON, bytes);
    }

    private String put(String key, String type, byte[] bytes) {
        acquire(1);
        try {
            throwFailure();
            threads.execute(() -> store(key, type, bytes));
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
        return key;
    }

    private void store(String key, String type, byte[] bytes) {
        try {
            objects.put(key, type, bytes);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            free.release();
        }
    }

    @Override
    public void complete() {
        acquire(parallel);
        free.release(parallel);
        throwFailure();
    }

    @Override
    public void close() {
        threads.close();
    }

    private void acquire(int permits) {
        try {
            free.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreAwayException("Interrupted while waiting for the file store", e);
        }
    }

    private void throwFailure() {
        switch (failure.get()) {
            case null -> {}
            case StoreAwayException away -> throw new StoreAwayException(String.valueOf(away.getMessage()), away);
            case RuntimeException bug -> throw new IllegalStateException("an object was not stored", bug);
        }
    }
}
