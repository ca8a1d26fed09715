package dev.codementor.queues;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.ReleasedJob;
import java.util.Collection;

/**
 * The way into the queues, after the ledger has committed. Calls return at once and never fail. Messages are sent at
 * once when idle and in batches under load. The sweeper sends again what could not be sent.
 */
public interface JobQueues {

    /** Sends jobs to the queues of their kinds, and then notes in the ledger that they are there. */
    void send(Collection<ReleasedJob> jobs);

    /** Announces a settled job to the archive. */
    void announce(JobId settled);
}
