package dev.codementor.files;

import java.io.Serial;

/** The file store cannot be used just now: its server is away, too slow, or does not let us in. Trying again later may help. */
public final class StoreAwayException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the operator, with the bucket, its place and the root cause */
    public StoreAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
