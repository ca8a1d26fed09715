package dev.codementor.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server could not start; the message is one sentence for the person at the keyboard, with what to do. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddedServerException(String message) {
        this(message, null);
    }

    public EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
