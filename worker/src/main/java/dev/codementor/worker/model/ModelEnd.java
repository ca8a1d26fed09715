package dev.codementor.worker.model;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.JobRecord.Usage;
import org.jspecify.annotations.Nullable;

/** The outcome of asking a model. */
public sealed interface ModelEnd {

    /** The model came to its end. */
    record Finished(Usage usage) implements ModelEnd {}

    /** The answer reached the token limit and stops in the middle. */
    record CutOff(Usage usage) implements ModelEnd {}

    /** The model gave no answer, or only part of one. */
    sealed interface NoAnswer extends ModelEnd {

        ModelFault fault();

        /** The server's own words as operators may see them, one line; empty when it said nothing. */
        String said();

        /**
         * What was read and written in vain. What the server did not count is estimated as too little rather than too
         * much.
         *
         * @return null when nothing was
         */
        @Nullable
        Usage heard();
    }

    /** The server cannot take the request now, and nothing was written. Another worker's server may be able to. */
    record NotNow(ModelFault fault, String said) implements NoAnswer {

        public NotNow(ModelFault fault) {
            this(fault, "");
        }

        @Override
        public @Nullable Usage heard() {
            return null;
        }
    }

    /** The answer broke off. Asking again may well succeed. */
    record Broken(ModelFault fault, String said, @Nullable Usage heard) implements NoAnswer {

        public Broken(ModelFault fault) {
            this(fault, "", null);
        }
    }

    /** Asking again would end the same way. */
    record Refused(
            ModelFault fault,
            FailureCode code,
            String said,
            @Nullable Usage heard) implements NoAnswer {

        public Refused(ModelFault fault, FailureCode code) {
            this(fault, code, "", null);
        }
    }
}
