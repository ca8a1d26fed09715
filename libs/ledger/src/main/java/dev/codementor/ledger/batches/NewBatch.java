package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.NewJob.Idempotency;
import dev.codementor.text.StorableText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is about to be received. See {@link BatchRecord} for the fields.
 *
 * @param rubric null for completions
 * @param expiresAfter how long its items may take from its start, more than nothing
 */
public record NewBatch(
        BatchId id,
        BatchShape shape,
        String owner,
        String course,
        String assignment,
        @Nullable Idempotency idempotency,
        @Nullable String model,
        String plan,
        @Nullable NewRubric rubric,
        @Nullable String nonce,
        @Nullable String canary,
        @Nullable String rosterKey,
        @Nullable Duration spendCap,
        Duration expiresAfter) {

    public NewBatch {
        StorableText.checkName("the owner", owner);
        StorableText.checkName("the course", course);
        StorableText.checkName("the assignment", assignment);
        StorableText.checkName("the model", model);
        StorableText.check("the plan", plan);
        if (spendCap != null && spendCap.isNegative()) {
            throw new IllegalArgumentException("a batch may spend nothing or more");
        }
        if (expiresAfter.isNegative() || expiresAfter.isZero()) {
            throw new IllegalArgumentException("a batch lives longer than nothing");
        }
    }

    /**
     * @param version SHA-256 of the canonical text, lower-case hex
     * @param canonical the rubric as canonical JSON
     */
    public record NewRubric(String version, String canonical) {

        public NewRubric {
            StorableText.checkName("the rubric's version", version);
            StorableText.check("the rubric", canonical);
        }
    }
}
