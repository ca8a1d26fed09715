package dev.codementor.worker.attempt;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.JobRecord;

/** What is done for jobs of one kind, once they are claimed. */
public interface JobWork {

    JobKind kind();

    /**
     * Works until the job is settled, given back or lost. What it throws counts as a fault of the program: the job is
     * attempted again, a few times.
     *
     * @throws LedgerAwayException when the ledger cannot be asked; the job is attempted again when its lease is over
     */
    Handling work(Attempt attempt, JobRecord job);
}
