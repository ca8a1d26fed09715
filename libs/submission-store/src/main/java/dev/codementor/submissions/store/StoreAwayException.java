package dev.codementor.submissions.store;

import java.io.Serial;

/** The store cannot be used just now: its server is away, too slow, or does not let us in. Trying again later may help. */
public final class StoreAwayException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StoreAwayException(Throwable cause) {
        super("The submission store cannot be used now", cause);
    }
}
