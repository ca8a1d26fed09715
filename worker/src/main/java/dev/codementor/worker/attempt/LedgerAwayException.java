package dev.codementor.worker.attempt;

import java.io.Serial;

/** The ledger cannot be reached now. The code that noticed this has already logged it. */
public final class LedgerAwayException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LedgerAwayException(Throwable cause) {
        super("The ledger cannot be reached now", cause);
    }
}
