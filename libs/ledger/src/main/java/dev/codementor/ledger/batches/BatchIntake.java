package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import java.time.Duration;
import java.util.List;

/**
 * Brings a batch into the ledger: it is begun, filled while its upload is read, and then sealed or abandoned as a
 * whole. Nobody sees it before it is sealed.
 */
public interface BatchIntake {

    /** @param mostUnfinished most batches of the course that may be unfinished, 1 or more */
    Beginning begin(NewBatch batch, int mostUnfinished);

    /** Adds items to a batch that is being received. */
    void add(BatchId batch, List<NewItem> items);

    /**
     * Makes the batch visible with all its items, and starts the first of them.
     *
     * @param report JSON of the skipped files, rejected submissions and warnings
     * @param startFirst how many items to start immediately; 0 leaves the batch ready, a number beyond the size means
     *     all
     * @return the batch as everybody sees it from now on
     */
    BatchRecord seal(BatchId batch, String report, int startFirst);

    /**
     * Ends the receiving of a batch whose files cannot be deleted just now: its items and its key are forgotten, so the same
     * request may be sent again, and it no longer counts as unfinished. Only its id remains, by which its files are found,
     * until it is abandoned. Does nothing to other batches.
     */
    void refuse(BatchId batch);

    /** Removes a batch that is being received, as if it had never existed. Does nothing to other batches. */
    void abandon(BatchId batch);

    /**
     * Batches that were refused, and those whose upload has taken longer than this, so their sender must be gone. The caller
     * has to abandon them.
     */
    List<BatchId> forsaken(Duration olderThan, int limit);

    /** The outcome of beginning. */
    sealed interface Beginning {

        record Begun() implements Beginning {}

        /** The same request was sealed before. */
        record Repeated(BatchRecord batch) implements Beginning {}

        /** The same request is currently being received. */
        record Underway() implements Beginning {}

        /** The owner has used the key for another request. */
        record Reused() implements Beginning {}

        /** The course has as many unfinished batches as allowed. */
        record Crowded(int limit) implements Beginning {}
    }
}
