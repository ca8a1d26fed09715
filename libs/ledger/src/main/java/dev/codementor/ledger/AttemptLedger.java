package dev.codementor.ledger;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does to a job. A claim makes a new attempt, and every later call names it: once the lease is lost to
 * another attempt, or the job is settled, calls of the older attempt change nothing and say so.
 */
public interface AttemptLedger {

    /**
     * Takes a job for a new attempt if it waits, or if the lease of the attempt before has run out.
     *
     * @param worker the instance that claims, for operators
     * @param lease how long the claim holds without a checkpoint
     * @param mostAttempts a job that was attempted this often is failed with {@link FailureCode#GAVE_UP} instead
     */
    Claim claim(JobId job, String worker, Duration lease, int mostAttempts);

    /**
     * Renews the leases of running attempts and keeps their text so far, in one statement.
     *
     * @return one answer for each, in the same order
     */
    List<Continuation> checkpoint(List<Checkpoint> checkpoints, Duration lease);

    /** Ends a job, and lets the next of its owner's waiting jobs into the queue. */
    Settlement settle(Attempt attempt, Outcome outcome, int window);

    /**
     * Gives a job back without an outcome, keeping the text so far for the next attempt. It waits as if just queued;
     * the caller gives the message back too.
     *
     * @return false when the attempt had lost its lease
     */
    boolean release(Checkpoint checkpoint);

    /** A numbered attempt at a job, the fence for all its writes. */
    record Attempt(JobId job, int number) {}

    /** What came of a claim. */
    sealed interface Claim {

        /**
         * The job is the caller's. Text of an earlier attempt is in {@code job.text()}; the new attempt writes in epoch
         * {@code attempt.number()}.
         */
        record Claimed(Attempt attempt, JobRecord job) implements Claim {}

        /** Another attempt holds it until then at the latest. */
        record Held(Instant until) implements Claim {}

        /** It needs no work any more. When this very claim settled it, {@code settledNow} tells its readers. */
        record Over(JobState state, @Nullable SettledJob settledNow, List<ReleasedJob> released) implements Claim {}

        /** There is no such job. */
        record Unknown() implements Claim {}
    }

    /**
     * An attempt's progress.
     *
     * @param text all text of this attempt's epoch so far; null when it is the same as at the checkpoint before
     * @param firstChunk when the first text of the job was there; null before that
     */
    record Checkpoint(
            Attempt attempt,
            @Nullable String text,
            @Nullable Instant firstChunk,
            JobRecord.@Nullable ModelUse model) {}

    /** Whether to go on. */
    enum Continuation {
        GO_ON,
        /** The owner cancelled: stop, and settle with {@link Outcome.Cancelled}. */
        CANCEL,
        /** The attempt lost its lease: stop, and write nothing more. */
        LOST
    }

    /** How an attempt ended the job. */
    sealed interface Outcome {

        /** All text of this attempt's epoch. */
        String text();

        @Nullable
        Instant firstChunk();

        JobRecord.@Nullable ModelUse model();

        record Answered(String text, @Nullable Instant firstChunk, JobRecord.ModelUse model, JobRecord.Usage usage)
                implements Outcome {}

        record Failed(String text, @Nullable Instant firstChunk, JobRecord.@Nullable ModelUse model, FailureCode code)
                implements Outcome {}

        record Cancelled(String text, @Nullable Instant firstChunk, JobRecord.@Nullable ModelUse model)
                implements Outcome {}

        record Expired(String text, @Nullable Instant firstChunk, JobRecord.@Nullable ModelUse model)
                implements Outcome {}
    }

    /** What came of settling. */
    sealed interface Settlement {

        /** Committed; these jobs of the same owner may go into the queue now. */
        record Done(SettledJob job, List<ReleasedJob> released) implements Settlement {}

        /** The attempt had lost its lease; nothing was written. */
        record Lost() implements Settlement {}
    }
}
