package dev.codementor.api.grades;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.codementor.contract.BatchId;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.RubricReader;
import dev.codementor.grading.rubric.RubricReading;
import dev.codementor.ledger.batches.BatchReader;

/** The rubrics by which grades were made. A version is the digest of its rubric, so a cached rubric is always right. */
public final class RubricShelf {

    private static final int MOST_REMEMBERED = 200;

    private final BatchReader batches;
    private final RubricReader reader = new RubricReader();
    private final Cache<String, Rubric> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    RubricShelf(BatchReader batches) {
        this.batches = batches;
    }

    /**
     * @param version that the batch has or had
     * @throws IllegalStateException if the ledger has no such rubric, or it is damaged
     */
    public Rubric of(BatchId batch, String version) {
        Rubric known = remembered.getIfPresent(version);
        if (known != null) {
            return known;
        }
        Rubric read = read(batch, version);
        remembered.put(version, read);
        return read;
    }

    private Rubric read(BatchId batch, String version) {
        String canonical = batches.rubric(batch, version)
                .orElseThrow(() -> new IllegalStateException(
                        "batch %s has a grade by rubric %s, which it never had".formatted(batch, version)));
        return switch (reader.read("rubric " + version, canonical)) {
            case RubricReading.Read good -> good.rubric();
            case RubricReading.Refused bad ->
                throw new IllegalStateException("a kept rubric breaks its rules: " + bad.faults());
        };
    }
}
