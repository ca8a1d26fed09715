package dev.codementor.worker.model;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.JobRecord.Usage;

/** What came of asking a model. */
public sealed interface ModelEnd {

    /** The model came to its end. */
    record Finished(Usage usage) implements ModelEnd {}

    /** The answer reached the most tokens that are allowed, and stops in the middle. */
    record CutOff(Usage usage) implements ModelEnd {}

    /** The model gave no answer, or none that is whole. */
    sealed interface NoAnswer extends ModelEnd {

        ModelFault fault();
    }

    /** The server cannot take the request now; nothing was written. Another worker's may. */
    record NotNow(ModelFault fault) implements NoAnswer {}

    /** The answer broke off; asking again may well succeed. */
    record Broken(ModelFault fault) implements NoAnswer {}

    /** Asking again would end the same way. */
    record Refused(ModelFault fault, FailureCode code) implements NoAnswer {}
}
