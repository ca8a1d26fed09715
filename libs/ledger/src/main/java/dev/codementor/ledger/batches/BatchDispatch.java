package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.ReleasedJob;
import java.util.List;

/** Keeps batches moving. Every method may run in several processes at once. */
public interface BatchDispatch {

    /**
     * Creates jobs for waiting items of active batches, in the order of the upload, up to the window of each batch.
     * Batches that have used up their model time are paused instead. Waiting items of batches whose time is over
     * expire.
     *
     * @param window most jobs of a batch that are not settled, 1 or more
     * @param limit most jobs to create
     */
    Advance advance(int window, int limit);

    /**
     * Pauses gradings of which no answer since their start, or since they were resumed, gave a grade: after this many
     * answers if all have the same reason, and after twice as many in any case. A batch with no item left to begin stays
     * as it is.
     *
     * @param answers 1 or more
     * @return the paused batches
     */
    List<BatchId> pauseUnusable(int answers);

    /**
     * @param released jobs to send to their queue
     * @param paused batches that have reached their cap
     * @param expired batches with expired items
     */
    record Advance(List<ReleasedJob> released, List<BatchId> paused, List<BatchId> expired) {}
}
