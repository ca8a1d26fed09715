package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's conversations: jobs of one owner in one course that name the same conversation. */
public interface ConversationLedger {

    /**
     * An owner's conversations, the one with the newest job first. The search looks at a limited number of jobs, so a
     * page may be shorter than its limit without being the last one.
     *
     * @param course only conversations of this course; null for all
     * @param text only conversations in which a prompt or an answer contains this, regardless of case; null for all
     * @param before only conversations whose newest job is older than this one; null for the newest
     * @param limit most conversations to return, 1 to 200
     */
    Listing list(String owner, @Nullable String course, @Nullable String text, @Nullable JobId before, int limit);

    /**
     * Deletes the jobs of a conversation permanently if all of them are settled, with everything that the ledger knows
     * about them. Transcripts that have been written stay.
     */
    Deletion delete(String owner, String course, String conversation);

    /**
     * @param title the beginning of the first prompt, at most 1,000 characters, without leading white space
     * @param jobs the number of its jobs, settled or not
     * @param lastAt when its newest job was accepted
     */
    record Conversation(String id, String course, String title, int jobs, Instant lastAt) {}

    /** The outcome of a search for conversations. */
    sealed interface Listing {

        /**
         * @param next value of {@code before} that continues the list; null at its end
         */
        record Found(
                List<Conversation> conversations, @Nullable JobId next) implements Listing {}

        /** The database gave up, because there was too much text or too many people searched at the same time. */
        record TookTooLong() implements Listing {}
    }

    /** The outcome of deleting a conversation. */
    sealed interface Deletion {

        /** @param jobs how many were deleted */
        record Deleted(int jobs) implements Deletion {}

        /** One of its jobs is not settled. Nothing was deleted. */
        record StillActive() implements Deletion {}

        /** The owner has no such conversation. */
        record Unknown() implements Deletion {}
    }
}
