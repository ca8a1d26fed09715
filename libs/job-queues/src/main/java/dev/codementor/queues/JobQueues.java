package dev.codementor.queues;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.ReleasedJob;
import java.util.Collection;

/**
 * The way into the queues, after the ledger has committed. Calls return at once and never fail: messages are sent at
 * once when idle and in batches under load, and what cannot be sent is sent again by the sweeper.
 */
public interface JobQueues {

    /** Sends jobs to the queues of their kinds, and then notes in the ledger that they are there. */
    void send(Collection<ReleasedJob> jobs);

    /** Tells the archive that a job is settled. */
    void announce(JobId settled);
}
