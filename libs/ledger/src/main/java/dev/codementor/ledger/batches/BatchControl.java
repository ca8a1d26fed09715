package dev.codementor.ledger.batches;

import dev.codementor.contract.BatchId;
import dev.codementor.ledger.SettledJob;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations of a course's instructors on its batches. */
public interface BatchControl {

    /** Stands for all items where a number of first items is expected: no batch has this many. */
    int ALL = Integer.MAX_VALUE;

    /**
     * Lets more items be worked on.
     *
     * @param upTo how many of the first items in total; a number beyond the size means all
     */
    Change start(BatchId batch, int upTo);

    /** Stops beginning further items. Items that a worker holds continue. */
    Change pause(BatchId batch, PauseReason reason);

    /** @param spendCap most model time from now on, counted from the batch's beginning; null removes the cap */
    Change resume(BatchId batch, @Nullable Duration spendCap);

    /** Cancels waiting items, asks running items to stop, and leaves settled items as they are. */
    Cancelled cancel(BatchId batch);

    /**
     * Starts items again that ended without a grade: failed ones, expired ones, and those of which no answer was usable.
     * They get as much time as they had at the start.
     */
    Retried retryFailed(BatchId batch);

    /**
     * Replaces the rubric that counts. Grades by older versions are stale from now on.
     *
     * @param recounted grades of which only the points changed, to be written with it
     */
    Change changeRubric(BatchId batch, NewBatch.NewRubric rubric, String by, List<Recount> recounted);

    /**
     * Has stale items graded again. Leaves items as they are when a worker holds them, or when they will be graded
     * completely anyway.
     *
     * @param rubricVersion the version for which the criteria were determined; if another one counts by now, nothing is
     *     done
     * @param items with the criteria to ask about; a person's grade stays and counts
     */
    Retried regrade(BatchId batch, String rubricVersion, List<Regrade> items);

    /** Lets students see the grades that count. Calling it again changes nothing. */
    Change release(BatchId batch, String by);

    /** @param criteria to ask for; null for all */
    record Regrade(int nth, @Nullable List<String> criteria) {}

    /**
     * @param expectedRevision of the grade that was counted again, the draft or the review; skipped if the item has
     *     another one by now
     */
    record Recount(int nth, int expectedRevision, String grade) {}

    /** The outcome of a change. */
    sealed interface Change {

        record Done(BatchRecord batch) implements Change {}

        /** The batch's state does not allow it. */
        record NotNow(BatchRecord batch) implements Change {}

        record Unknown() implements Change {}
    }

    /** @param settled jobs that the change settled, for their readers and the archive */
    record Cancelled(Change change, List<SettledJob> settled) {}

    /** @param items how many will be asked again */
    record Retried(Change change, int items) {}
}
