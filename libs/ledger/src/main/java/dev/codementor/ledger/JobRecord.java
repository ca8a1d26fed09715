package dev.codementor.ledger;

import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as the ledger stores it. */
public record JobRecord(JobId id, JobRequest request, Standing standing, Answer answer, Timeline timeline) {

    /**
     * How the job stands.
     *
     * @param attempt how often the job was claimed
     * @param spared how many of these attempts the model's server could not take
     * @param failure why it failed; null when it did not
     */
    public record Standing(
            JobState state,
            int attempt,
            int spared,
            boolean cancelRequested,
            @Nullable Failure failure) {}

    /**
     * What came of it so far.
     *
     * @param epoch the attempt that wrote {@code text}; 0 before the first attempt; one more than the last attempt
     *     if that was lost and the ledger ended the job
     * @param text the text so far; for an answered job, the answer
     * @param by the model that is working or has worked on it; null before the first attempt
     * @param usage null until an attempt has used tokens
     */
    public record Answer(
            int epoch,
            String text,
            @Nullable ModelUse by,
            @Nullable Usage usage) {}

    /**
     * A model as it answered.
     *
     * @param digest identifies the weights; null when the model server did not say
     * @param rehearsal whether the text comes from the rehearsal server and not from a model
     */
    public record ModelUse(String model, @Nullable String digest, boolean rehearsal) {}

    /**
     * Tokens of all attempts, as the model server counted them. It counts nothing for an answer that breaks off: for such
     * an attempt the pieces that arrived stand for its tokens, and the least that its prompt can have for what was read.
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

    public JobKind kind() {
        return request.kind();
    }

    public String course() {
        return request.course();
    }

    public String owner() {
        return request.owner();
    }

    public @Nullable String conversation() {
        return request.conversation();
    }

    public String prompt() {
        return request.prompt();
    }

    public @Nullable String requestedModel() {
        return request.model();
    }

    public JobState state() {
        return standing.state();
    }

    public int attempt() {
        return standing.attempt();
    }

    /** The attempts that count against the most attempts of a job. */
    public int tries() {
        return standing.attempt() - standing.spared();
    }

    public boolean cancelRequested() {
        return standing.cancelRequested();
    }

    public @Nullable Failure failure() {
        return standing.failure();
    }

    public int epoch() {
        return answer.epoch();
    }

    public String text() {
        return answer.text();
    }

    public @Nullable ModelUse answeredBy() {
        return answer.by();
    }

    public @Nullable Usage usage() {
        return answer.usage();
    }
}
