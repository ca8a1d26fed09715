package dev.codementor.cost;

/** An option or a line of a file that cannot be used; the message names it and says what is allowed. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
