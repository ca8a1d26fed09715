package dev.codementor.api.batches;

import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.contract.BatchId;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.ItemRecord;

/** Who may see a batch: instructors of its course. To everybody else it does not exist. */
public final class BatchAccess {

    private final BatchReader batches;

    BatchAccess(BatchReader batches) {
        this.batches = batches;
    }

    /**
     * A batch of a course that the caller teaches.
     *
     * @param id the id in the path; an invalid id names no batch
     * @throws ProblemException without the role of an instructor, and when there is no such batch in the caller's courses
     */
    public BatchRecord taught(String id, Caller caller) {
        requireInstructor(caller);
        return batches.find(id(id)).filter(batch -> caller.isIn(batch.course())).orElseThrow(BatchAccess::unknownBatch);
    }

    /** @throws ProblemException when the batch has no such item */
    public ItemRecord item(BatchRecord batch, String customId) {
        return batches.item(batch.id(), customId).orElseThrow(BatchAccess::unknownItem);
    }

    /** @throws ProblemException without the role of an instructor */
    public static void requireInstructor(Caller caller) {
        if (!caller.mayTeach()) {
            throw ProblemCode.ROLE_MISSING
                    .because("Only instructors can work with batches.")
                    .exception();
        }
    }

    /** An invalid id names no batch for any caller, so the answer is "not found" and not "invalid". */
    public static BatchId id(String text) {
        try {
            return BatchId.parse(text);
        } catch (IllegalArgumentException none) {
            throw unknownBatch();
        }
    }

    public static ProblemException unknownBatch() {
        return ProblemCode.UNKNOWN_BATCH
                .because("There is no such batch, or it is not in a course that you teach.")
                .exception();
    }

    public static ProblemException unknownItem() {
        return ProblemCode.UNKNOWN_ITEM
                .because("The batch has no item with this custom_id.")
                .exception();
    }
}
