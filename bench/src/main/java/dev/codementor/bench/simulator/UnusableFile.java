package dev.codementor.bench.simulator;

/** A file that cannot be used; the message names it, the place, and what is allowed. */
public final class UnusableFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableFile(String message) {
        super(message);
    }
}
