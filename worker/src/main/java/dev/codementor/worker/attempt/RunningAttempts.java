package dev.codementor.worker.attempt;

/** The attempts under way, as those see them who stop the worker. */
public interface RunningAttempts {

    /** Has all attempts stop at once and give their jobs back, with the text that they have. */
    void giveBack();

    int size();
}
