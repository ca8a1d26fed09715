package dev.codementor.files;

import java.io.Serial;

/** The file store cannot be used just now: its server is away, too slow, or does not let us in. Trying again later may help. */
public final class StoreAwayException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public StoreAwayException(Throwable cause) {
        super("The file store cannot be used now", cause);
    }
}
