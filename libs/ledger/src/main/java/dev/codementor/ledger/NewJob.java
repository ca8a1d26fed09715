package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import dev.codementor.text.StorableText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job that somebody asks for.
 *
 * @param idempotency makes the request repeatable; null when the client gave no key
 * @param timeToLive positive; after this time without an outcome the job expires
 */
public record NewJob(JobId id, JobRequest request, @Nullable Idempotency idempotency, Duration timeToLive) {

    /**
     * Most UTF-16 code units of owner, course, conversation, model and key, because they are parts of index entries.
     */
    public static final int LONGEST_NAME = StorableText.LONGEST_NAME;

    public NewJob {
        StorableText.checkName("the course", request.course());
        StorableText.checkName("the owner", request.owner());
        StorableText.checkName("the conversation", request.conversation());
        StorableText.checkName("the model", request.model());
        StorableText.check("the prompt", request.prompt());
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            throw new IllegalArgumentException("a job lives longer than nothing");
        }
    }

    /**
     * @param key chosen by the client, unique among its owner's keys
     * @param requestDigest SHA-256 (lower-case hex) of the request, which distinguishes a repetition from a reuse of
     *     the key
     */
    public record Idempotency(String key, String requestDigest) {

        public Idempotency {
            StorableText.checkName("the idempotency key", key);
            StorableText.checkName("the request digest", requestDigest);
        }
    }
}
