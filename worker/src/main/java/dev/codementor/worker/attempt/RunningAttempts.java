package dev.codementor.worker.attempt;

/** The running attempts, as seen by the code that stops the worker. */
public interface RunningAttempts {

    /** Stops all attempts at once and makes them give their jobs back with the text that they have. */
    void giveBack();

    int size();
}
