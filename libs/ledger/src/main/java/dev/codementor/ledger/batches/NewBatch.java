package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.NewJob.Idempotency;
import dev.codementor.text.StorableText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is about to be received. See {@link BatchRecord} for the fields.
 *
 * @param model null for the one that workers use by default
 * @param spendCap most model time; null without a cap
 * @param expiresAfter how long its items may take from its start, more than nothing
 */
public record NewBatch(
        BatchId id,
        String owner,
        String course,
        String assignment,
        @Nullable Idempotency idempotency,
        @Nullable String model,
        Work work,
        @Nullable Duration spendCap,
        Duration expiresAfter) {

    public NewBatch {
        StorableText.checkName("the owner", owner);
        StorableText.checkName("the course", course);
        StorableText.checkName("the assignment", assignment);
        StorableText.checkName("the model", model);
        if (spendCap != null && spendCap.isNegative()) {
            throw new IllegalArgumentException("a batch may spend nothing or more");
        }
        if (expiresAfter.isNegative() || expiresAfter.isZero()) {
            throw new IllegalArgumentException("a batch lives longer than nothing");
        }
    }

    /** What workers are to do, with the rubric's text. See {@link BatchWork} for the fields. */
    public sealed interface Work {

        /** What an item is expected to cost beside its own tokens. */
        PlannedAsks asks();

        record Grading(
                NewRubric rubric,
                String plan,
                String nonce,
                String canary,
                @Nullable String rosterKey,
                PlannedAsks asks)
                implements Work {

            public Grading {
                StorableText.check("the plan", plan);
            }

            /** A grading of one question an item. */
            public Grading(NewRubric rubric, String plan, String nonce, String canary, @Nullable String rosterKey) {
                this(rubric, plan, nonce, canary, rosterKey, PlannedAsks.ONE);
            }
        }

        record Completions() implements Work {

            @Override
            public PlannedAsks asks() {
                return PlannedAsks.ONE;
            }
        }
    }

    /**
     * How a model is expected to be asked about an item.
     *
     * @param perItem how often on average, more than 0
     * @param answerTokens mean length of an answer, more than 0
     */
    public record PlannedAsks(double perItem, double answerTokens) {

        /** One question, which a program answers. */
        public static final PlannedAsks ONE = new PlannedAsks(1, 300);
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
