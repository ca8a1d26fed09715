package dev.codementor.worker.model;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.JobRecord.Usage;

/** What came of asking a model. */
public sealed interface ModelEnd {

    /** The model came to its end. */
    record Finished(Usage usage) implements ModelEnd {}

    /** The answer reached the most tokens that are allowed, and stops in the middle. */
    record CutOff(Usage usage) implements ModelEnd {}

    /** The server cannot take the request now; nothing was written. Another worker's may. */
    record NotNow(ModelFault fault) implements ModelEnd {}

    /** The answer broke off; asking again may well succeed. */
    record Broken(ModelFault fault) implements ModelEnd {}

    /** Asking again would end the same way. */
    record Refused(ModelFault fault, FailureCode code) implements ModelEnd {}
}
