package dev.codementor.ledger.operations;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs an operator means. What is null is not looked at.
 *
 * @param worker that works on the job, or did last
 * @param cause a failure's code
 * @param since jobs that were accepted then or later
 * @param until jobs that were accepted before
 */
public record JobFilter(
        Standing standing,
        @Nullable JobId job,
        @Nullable JobKind kind,
        @Nullable String course,
        @Nullable String owner,
        @Nullable String worker,
        @Nullable String cause,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** How a job stands, in an operator's words. */
    public sealed interface Standing {

        /** Wherever it is. */
        record Any() implements Standing {}

        /** In one state. */
        record In(JobState state) implements Standing {}

        /** Behind its owner's window. */
        record Held() implements Standing {}

        /** Not taken by a worker yet. */
        record Waiting() implements Standing {}

        /** Failed through the platform's fault. Such a job may be put back. */
        record Dead() implements Standing {}
    }

    public static JobFilter of(Standing standing) {
        return new JobFilter(standing, null, null, null, null, null, null, null, null);
    }
}
