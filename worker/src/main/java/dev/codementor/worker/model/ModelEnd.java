package dev.codementor.worker.model;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.JobRecord.Usage;

/** The outcome of asking a model. */
public sealed interface ModelEnd {

    /** The model came to its end. */
    record Finished(Usage usage) implements ModelEnd {}

    /** The answer reached the token limit and stops in the middle. */
    record CutOff(Usage usage) implements ModelEnd {}

    /** The model gave no answer, or only part of one. */
    sealed interface NoAnswer extends ModelEnd {

        ModelFault fault();
    }

    /** The server cannot take the request now, and nothing was written. Another worker's server may be able to. */
    record NotNow(ModelFault fault) implements NoAnswer {}

    /** The answer broke off. Asking again may well succeed. */
    record Broken(ModelFault fault) implements NoAnswer {}

    /** Asking again would end the same way. */
    record Refused(ModelFault fault, FailureCode code) implements NoAnswer {}
}
