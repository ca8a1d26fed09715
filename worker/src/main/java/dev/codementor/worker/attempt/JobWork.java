package dev.codementor.worker.attempt;

import dev.codementor.contract.JobKind;

/** What is done for jobs of one kind, once they are claimed. */
public interface JobWork {

    JobKind kind();

    /**
     * Works on a job and tells what came of it. What it throws counts as a fault of the program: the job is attempted
     * again, a few times.
     *
     * @throws LedgerAwayException when the ledger cannot be asked; the job is attempted again when its lease is over
     */
    WorkResult work(ClaimedJob claimed);
}
