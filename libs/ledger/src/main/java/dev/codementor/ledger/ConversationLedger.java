package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's conversations: jobs of one owner in one course that have the same name of a conversation. */
public interface ConversationLedger {

    /**
     * An owner's conversations, those with the newest job first. Looks through a bounded number of jobs, so a page may
     * be shorter than its limit and yet not be the last one.
     *
     * @param course only conversations of this course; null for all
     * @param text only conversations in which a prompt or an answer contains this, in upper or lower case; null for all
     * @param before only conversations whose newest job is older than this one; null for the newest
     * @param limit most conversations to return, 1 to 200
     */
    Listing list(String owner, @Nullable String course, @Nullable String text, @Nullable JobId before, int limit);

    /**
     * Deletes the jobs of a conversation for good, if all of them are settled; with them goes all that the ledger knows
     * of them. Transcripts that were written stay.
     */
    Deletion delete(String owner, String course, String conversation);

    /**
     * @param title the beginning of the first prompt, at most 1,000 characters of it, without blanks before it
     * @param jobs how many there are in it, settled or not
     * @param lastAt when the newest of them was accepted
     */
    record Conversation(String id, String course, String title, int jobs, Instant lastAt) {}

    /** What came of looking for conversations. */
    sealed interface Listing {

        /**
         * @param next value of {@code before} that continues the list; null at its end
         */
        record Found(
                List<Conversation> conversations, @Nullable JobId next) implements Listing {}

        /** The database gave up, as there was too much text to look through or too many searched at a time. */
        record TookTooLong() implements Listing {}
    }

    /** What came of asking to delete a conversation. */
    sealed interface Deletion {

        /** @param jobs how many were deleted */
        record Deleted(int jobs) implements Deletion {}

        /** A job of it is not settled; nothing was deleted. */
        record StillActive() implements Deletion {}

        /** The owner has no such conversation. */
        record Unknown() implements Deletion {}
    }
}
