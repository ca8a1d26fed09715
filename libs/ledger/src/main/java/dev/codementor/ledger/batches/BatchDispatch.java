package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.ReleasedJob;
import java.util.List;

/** What keeps batches moving. Every method may run in several processes at once. */
public interface BatchDispatch {

    /**
     * Makes jobs for waiting items of batches in work, in the order of the upload, up to the window of each batch. Batches
     * that used up their model time are paused instead, and waiting items of batches whose time is over expire.
     *
     * @param window most jobs of a batch that are not settled, 1 or more
     * @param limit most jobs to make
     */
    Advance advance(int window, int limit);

    /**
     * @param released jobs to be sent to their queue
     * @param paused batches that reached their cap
     * @param expired batches of which items expired
     */
    record Advance(List<ReleasedJob> released, List<BatchId> paused, List<BatchId> expired) {}
}
