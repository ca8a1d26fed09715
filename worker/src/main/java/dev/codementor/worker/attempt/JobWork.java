package dev.codementor.worker.attempt;

import dev.codementor.contract.JobKind;

/** The work for claimed jobs of one kind. */
public interface JobWork {

    JobKind kind();

    /**
     * Works on a job and returns the result. An exception counts as a fault of the program, and the job is attempted
     * again a few times.
     *
     * @throws LedgerAwayException when the ledger cannot be reached; the job is attempted again when its lease has
     *     expired
     */
    WorkResult work(ClaimedJob claimed);
}
