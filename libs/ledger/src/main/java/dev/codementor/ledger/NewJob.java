package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.text.StorableText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job that someone wants to have done.
 *
 * @param owner the subject of the person it belongs to
 * @param conversation groups a student's questions so that the mentor remembers; null for a question of its own
 * @param model the model that was asked for; null for the one that workers use by default
 * @param idempotency makes the request repeatable; null when the client gave no key
 * @param timeToLive more than nothing; after this time without an outcome the job expires
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

    /** Most UTF-16 code units of owner, course, conversation, model and key: they are parts of index entries. */
    public static final int LONGEST_NAME = StorableText.LONGEST_NAME;

    public NewJob {
        StorableText.checkName("the course", course);
        StorableText.checkName("the owner", owner);
        StorableText.checkName("the conversation", conversation);
        StorableText.checkName("the model", model);
        StorableText.check("the prompt", prompt);
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            throw new IllegalArgumentException("a job lives longer than nothing");
        }
    }

    /**
     * @param key chosen by the client, unique among its owner's keys
     * @param requestDigest SHA-256 (lower-case hex) of what was asked for, to tell a repetition from a reuse
     */
    public record Idempotency(String key, String requestDigest) {

        public Idempotency {
            StorableText.checkName("the idempotency key", key);
            StorableText.checkName("the request digest", requestDigest);
        }
    }
}
