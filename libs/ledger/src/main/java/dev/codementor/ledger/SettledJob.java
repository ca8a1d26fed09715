package dev.codementor.ledger;

import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import org.jspecify.annotations.Nullable;

/**
 * The end of a job, with what its readers need.
 *
 * @param epoch the attempt that wrote the final text; 0 when there was none; one more than the last attempt if that was
 *     lost and the ledger ended the job, because readers may hold more of its text than the ledger
 * @param length length of the final text in UTF-16 code units
 */
public record SettledJob(
        JobId job,
        String owner,
        JobState state,
        int epoch,
        int length,
        @Nullable Failure failure) {}
