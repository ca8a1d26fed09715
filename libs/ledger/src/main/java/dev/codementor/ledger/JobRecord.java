package dev.codementor.ledger;

import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as the ledger stores it.
 *
 * @param attempt how often the job was claimed
 * @param epoch the attempt that wrote {@code text}; 0 before the first attempt; one more than the last attempt if that
 *     was lost and the ledger ended the job
 * @param text the text so far; for an answered job, the answer
 * @param answeredBy the model that is working or has worked on it; null before the first attempt
 */
public record JobRecord(
        JobId id,
        JobKind kind,
        String course,
        String owner,
        @Nullable String conversation,
        String prompt,
        @Nullable String requestedModel,
        JobState state,
        int attempt,
        int epoch,
        String text,
        @Nullable Failure failure,
        boolean cancelRequested,
        @Nullable ModelUse answeredBy,
        @Nullable Usage usage,
        Timeline timeline) {

    /**
     * @param digest identifies the weights; null when the model server did not say
     * @param rehearsal whether the text comes from the rehearsal server and not from a model
     */
    public record ModelUse(String model, @Nullable String digest, boolean rehearsal) {}

    /**
     * Tokens as the model server counted them.
     *
     * @param cachedTokens prompt tokens that came from the cache; null when the server did not say
     */
    public record Usage(int promptTokens, @Nullable Integer cachedTokens, int answerTokens) {}

    /** When each phase began; null for phases that were not reached. */
    public record Timeline(
            Instant accepted,
            @Nullable Instant queued,
            @Nullable Instant started,
            @Nullable Instant firstChunk,
            @Nullable Instant settled) {}
}
