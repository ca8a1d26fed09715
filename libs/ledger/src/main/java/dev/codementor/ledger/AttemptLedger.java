package dev.codementor.ledger;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker's operations on a job. A claim creates a new attempt, and every later call names it. Once the lease is lost
 * to another attempt, or the job is settled, calls of the older attempt change nothing and report that.
 */
public interface AttemptLedger {

    /**
     * Claims a job for a new attempt if the job is waiting or the previous attempt's lease has expired.
     *
     * @param worker the instance that claims, for operators
     * @param lease how long the claim holds without a checkpoint
     * @param mostAttempts after this many attempts the job fails with {@link FailureCode#GAVE_UP} instead
     */
    Claim claim(JobId job, String worker, Duration lease, int mostAttempts);

    /**
     * Renews the leases of running attempts and keeps their text so far, in one statement.
     *
     * @return one answer for each, in the same order
     */
    List<Continuation> checkpoint(List<Checkpoint> checkpoints, Duration lease);

    /** Ends a job and lets the owner's next waiting jobs into the queue. */
    Settlement settle(Attempt attempt, Outcome outcome, int window);

    /**
     * Gives a job back without an outcome and keeps its text for the next attempt. The job waits as if it had just been
     * queued. The caller also gives the message back.
     *
     * @return false when the attempt had lost its lease
     */
    default boolean release(Checkpoint checkpoint) {
        return release(checkpoint, null, false);
    }

    /**
     * Gives a job back like {@link #release(Checkpoint)}.
     *
     * @param used the attempt's tokens; null when it has used none
     * @param spared whether the attempt does not count against the most attempts of a job, because the model's server
     *     could not take it
     */
    boolean release(Checkpoint checkpoint, JobRecord.@Nullable Usage used, boolean spared);

    /**
     * Notes for operators what went wrong in an attempt, in which it was held up or ended. Nobody waits for it, and it
     * may get lost.
     *
     * @param cause one word, at most 100 characters
     * @param said the model server's own words, without secrets; empty when it said nothing
     */
    void note(Attempt attempt, String cause, String said);

    /** A numbered attempt at a job, the fence for all its writes. */
    record Attempt(JobId job, int number) {}

    /** The outcome of a claim. */
    sealed interface Claim {

        /**
         * The caller holds the job. Text of an earlier attempt is in {@code job.text()}. The new attempt writes in
         * epoch {@code attempt.number()}.
         */
        record Claimed(Attempt attempt, JobRecord job) implements Claim {}

        /** Another attempt holds the job, at most until the given time. */
        record Held(Instant until) implements Claim {}

        /** The job needs no more work. If this claim has settled it, {@code settledNow} is what its readers need. */
        record Over(JobState state, @Nullable SettledJob settledNow, List<ReleasedJob> released) implements Claim {}

        /** An operator has paused its queue or course. The ledger sends it again when the pause ends. */
        record Paused() implements Claim {}

        /** There is no such job. */
        record Unknown() implements Claim {}
    }

    /**
     * An attempt's progress.
     *
     * @param text all text of this attempt's epoch so far; null if it has not changed since the previous checkpoint
     * @param firstChunk when the job's first text arrived; null before that
     */
    record Checkpoint(
            Attempt attempt,
            @Nullable String text,
            @Nullable Instant firstChunk,
            JobRecord.@Nullable ModelUse model) {}

    /** Whether to continue. */
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

        /** The attempt's own tokens. The ledger adds those of earlier attempts. */
        JobRecord.@Nullable Usage usage();

        record Answered(String text, @Nullable Instant firstChunk, JobRecord.ModelUse model, JobRecord.Usage usage)
                implements Outcome {}

        record Failed(
                String text,
                @Nullable Instant firstChunk,
                JobRecord.@Nullable ModelUse model,
                FailureCode code,
                JobRecord.@Nullable Usage usage)
                implements Outcome {

            /** The attempt has used no tokens. */
            public Failed(
                    String text, @Nullable Instant firstChunk, JobRecord.@Nullable ModelUse model, FailureCode code) {
                this(text, firstChunk, model, code, null);
            }
        }

        record Cancelled(
                String text,
                @Nullable Instant firstChunk,
                JobRecord.@Nullable ModelUse model,
                JobRecord.@Nullable Usage usage)
                implements Outcome {

            /** The attempt has used no tokens. */
            public Cancelled(String text, @Nullable Instant firstChunk, JobRecord.@Nullable ModelUse model) {
                this(text, firstChunk, model, null);
            }
        }

        record Expired(String text, @Nullable Instant firstChunk, JobRecord.@Nullable ModelUse model)
                implements Outcome {

            @Override
            public JobRecord.@Nullable Usage usage() {
                return null;
            }
        }
    }

    /** The outcome of settling. */
    sealed interface Settlement {

        /** Committed. These jobs of the same owner may go into the queue now. */
        record Done(SettledJob job, List<ReleasedJob> released) implements Settlement {}

        /** The attempt had lost its lease. Nothing was written. */
        record Lost() implements Settlement {}
    }
}
