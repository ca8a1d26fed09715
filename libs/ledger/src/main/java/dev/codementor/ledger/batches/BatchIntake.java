package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import java.time.Duration;
import java.util.List;

/**
 * How a batch comes into the ledger: begun, filled while its upload is read, and then sealed or abandoned as a whole.
 * Nobody sees it before it is sealed.
 */
public interface BatchIntake {

    /** @param mostUnfinished most batches of the course that may be unfinished, 1 or more */
    Beginning begin(NewBatch batch, int mostUnfinished);

    /** Adds items to a batch that is being received. */
    void add(BatchId batch, List<NewItem> items);

    /**
     * Makes the batch visible with all its items, and starts the first of them.
     *
     * @param report JSON of what was skipped, rejected or worth a warning
     * @param startFirst how many items may be worked on at once; 0 leaves the batch ready, more than there are means all
     * @return the batch as everybody sees it from now on
     */
    BatchRecord seal(BatchId batch, String report, int startFirst);

    /** Removes a batch that is being received, as if it had never been; does nothing to others. */
    void abandon(BatchId batch);

    /** Batches that have been received for longer than this, whose sender must be gone; they are for the caller to abandon. */
    List<BatchId> forsaken(Duration olderThan, int limit);

    /** What came of beginning. */
    sealed interface Beginning {

        record Begun() implements Beginning {}

        /** The same request was sealed before. */
        record Repeated(BatchRecord batch) implements Beginning {}

        /** The same request is being received just now. */
        record Underway() implements Beginning {}

        /** The owner used the key for another request. */
        record Reused() implements Beginning {}

        /** The course has as many unfinished batches as it may. */
        record Crowded(int limit) implements Beginning {}
    }
}
