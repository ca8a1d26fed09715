package dev.codementor.api.batches;

import dev.codementor.api.problems.ProblemCode;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchWork;

/** Distinguishes batches of submissions from batches of completions. */
public final class Gradings {

    private Gradings() {}

    /** @throws dev.codementor.api.problems.ProblemException for completions */
    public static BatchWork.Grading of(BatchRecord batch) {
        BatchWork.Grading grading = batch.grading();
        if (grading == null) {
            throw ProblemCode.NOT_A_GRADING
                    .because("This batch is of completions, which have no grades.")
                    .exception();
        }
        return grading;
    }
}
