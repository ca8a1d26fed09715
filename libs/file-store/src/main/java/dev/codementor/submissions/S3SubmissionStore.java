package dev.codementor.submissions;

import dev.codementor.contract.BatchId;
import dev.codementor.files.BucketFiles;
import dev.codementor.files.FileStoreProperties;
import dev.codementor.grading.blind.Blinded;
import dev.codementor.grading.submissions.SubmissionFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Files of batches in a bucket: see {@link UploadKeys} for where. */
public final class S3SubmissionStore implements SubmissionStore {

    private final BucketFiles objects;
    private final SubmissionJson json;
    private final Packed packed;
    private final int parallel;

    public S3SubmissionStore(BucketFiles objects, FileStoreProperties.Files properties) {
        this.objects = objects;
        this.json = new SubmissionJson(properties.largestBytes());
        this.packed = new Packed(properties.largestBytes());
        this.parallel = properties.parallel();
    }

    @Override
    public BatchUpload upload(BatchId batch) {
        return new S3BatchUpload(new UploadKeys(batch), objects, json, packed, parallel);
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
        return new UploadKeys(batch).roster();
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
        objects.deleteAll(new UploadKeys(batch).uploads());
    }
}
