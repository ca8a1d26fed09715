package dev.codementor.api.batches.estimates;

import dev.codementor.ledger.batches.BatchReader.ModelSpeed;
import java.time.Duration;

/**
 * How fast a model works. Writing a token takes it about as long as reading {@value #READ_WHILE_WRITING_ONE} tokens: measured 3.2 to
 * 3.8 on CPUs with models of 1 to 7 billion parameters. So one figure is enough.
 *
 * @param secondsPerRead seconds to read a token that is not in the cache
 * @param answerTokensPerAsk the mean length of its answers; 0 when unknown
 */
record Speed(double secondsPerRead, double answerTokensPerAsk, Basis basis) {

    static final double READ_WHILE_WRITING_ONE = 3.5;

    /** The speed of a model with 3 billion parameters on two server cores: 60 tokens per second. */
    static final Speed ASSUMED = new Speed(1.0 / 60, 0, Basis.ASSUMED);

    /** Where an estimate comes from. */
    enum Basis {
        /** Nothing has been measured yet. */
        ASSUMED,
        /** The model's recent speed. */
        MODEL,
        /** The model's speed in this batch. */
        BATCH;

        String wireName() {
            return switch (this) {
                case ASSUMED -> "assumed";
                case MODEL -> "measured-model";
                case BATCH -> "measured-batch";
            };
        }
    }

    static Speed of(ModelSpeed measured) {
        return of(measured.took(), measured.evaluatedTokens(), measured.answerTokens(), measured.asks(), Basis.MODEL);
    }

    static Speed of(Duration took, long evaluated, long written, int asks, Basis basis) {
        double reads = evaluated + READ_WHILE_WRITING_ONE * written;
        return new Speed(
                reads <= 0 ? 0 : took.toMillis() / 1_000.0 / reads, asks <= 0 ? 0 : (double) written / asks, basis);
    }

    /** The model time for the whole workload, if the shared text is in the cache for every question. */
    double seconds(Workload work) {
        double asks = work.items() * work.asksPerItem();
        double written = asks * (answerTokensPerAsk > 0 ? answerTokensPerAsk : work.answerTokensPerAsk());
        return secondsPerRead * (work.tokens() * work.asksPerItem() + READ_WHILE_WRITING_ONE * written);
    }
}
