package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job that someone wants to have done.
 *
 * @param owner the subject of the person it belongs to
 * @param conversation groups a student's questions so that the mentor remembers; null for a question of its own
 * @param model the model that was asked for; null for the one that workers use by default
 * @param idempotency makes the request repeatable; null when the client gave no key
 * @param timeToLive after this time without an outcome the job expires
 */
public record NewJob(
        JobId id,
        JobKind kind,
        String course,
        String owner,
        @Nullable String conversation,
        String prompt,
        @Nullable String model,
        @Nullable Idempotency idempotency,
        Duration timeToLive) {

    /**
     * @param key chosen by the client, unique among its owner's keys
     * @param requestDigest SHA-256 (lower-case hex) of what was asked for, to tell a repetition from a reuse
     */
    public record Idempotency(String key, String requestDigest) {}
}
