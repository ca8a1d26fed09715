package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.SettledJob;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What those who teach a course do with its batches. */
public interface BatchControl {

    /** Means all items where a number of first items is asked for: no batch has as many. */
    int ALL = Integer.MAX_VALUE;

    /**
     * Lets more items be worked on.
     *
     * @param upTo how many of the first items in all; more than there are means all
     */
    Change start(BatchId batch, int upTo);

    /** Begins no further items; what a worker is at goes on. */
    Change pause(BatchId batch, PauseReason reason);

    /** @param spendCap most model time from now on, counted from the batch's beginning; null removes the cap */
    Change resume(BatchId batch, @Nullable Duration spendCap);

    /** Items that wait are cancelled, items that run are asked to stop, settled ones stay as they are. */
    Cancelled cancel(BatchId batch);

    /** Failed and expired items are worked on again, with as much time as they had at the start. */
    Retried retryFailed(BatchId batch);

    /**
     * Makes another rubric the one that counts. Grades by older versions are stale from now on.
     *
     * @param recounted grades whose points alone changed, to be written with it
     */
    Change changeRubric(BatchId batch, NewBatch.NewRubric rubric, String by, List<Recount> recounted);

    /**
     * Has stale items graded again. Items that a worker is at, or will be asked as a whole anyway, are left as they are.
     *
     * @param rubricVersion that the criteria were worked out for; when another one counts by now, nothing is done
     * @param items whose criteria have to be asked; a person's grade stays and counts
     */
    Change regrade(BatchId batch, String rubricVersion, List<Regrade> items);

    /** Lets students see what counts from now on. A second time changes nothing. */
    Change release(BatchId batch, String by);

    /** @param criteria to ask for; null for all */
    record Regrade(int nth, @Nullable List<String> criteria) {}

    /**
     * @param expectedRevision of the grade that was counted again, the draft or the review; skipped when the item has
     *     another one by now
     */
    record Recount(int nth, int expectedRevision, String grade) {}

    /** What came of a change. */
    sealed interface Change {

        record Done(BatchRecord batch) implements Change {}

        /** The batch's state does not allow it. */
        record NotNow(BatchRecord batch) implements Change {}

        record Unknown() implements Change {}
    }

    /** @param settled jobs that were settled by it, for their readers and the archive */
    record Cancelled(Change change, List<SettledJob> settled) {}

    record Retried(Change change, int items) {}
}
