package dev.codementor.api.batches.control;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.views.BatchStates;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.ledger.batches.BatchControl.Change;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;

/** Turns the outcome of a requested change into an answer. */
public final class BatchChanges {

    private final BatchReader batches;

    public BatchChanges(BatchReader batches) {
        this.batches = batches;
    }

    /**
     * @param the action that was not possible, such as "be paused"
     * @throws dev.codementor.api.problems.ProblemException when the batch's state does not allow it
     */
    public BatchRecord done(Change change, String what) {
        return switch (change) {
            case Change.Done done -> done.batch();
            case Change.NotNow not -> {
                BatchRecord batch = not.batch();
                String state = BatchStates.of(batch, batches.figures(batch.id()).counts());
                throw ProblemCode.BATCH_STATE
                        .because("The batch is %s, so it cannot %s.".formatted(state, what))
                        .with("state", state)
                        .exception();
            }
            case Change.Unknown unknown -> throw BatchAccess.unknownBatch();
        };
    }
}
