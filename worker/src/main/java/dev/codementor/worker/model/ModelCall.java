package dev.codementor.worker.model;

import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One request to a model. Any thread may cancel it: before it is sent, while it waits, and while it streams. The server
 * then sees the connection close and frees its slot.
 */
public final class ModelCall {

    private final long started = System.nanoTime();
    private volatile long progressed = started;
    private volatile boolean answering;
    private volatile @Nullable ModelFault overdue;
    private volatile boolean cancelled;
    private volatile boolean thought;
    private @Nullable Cancellable exchange;

    /** Ends the call. The thread that waits in it continues at once. */
    public void cancel() {
        Cancellable open;
        synchronized (this) {
            cancelled = true;
            open = exchange;
        }
        if (open != null) {
            open.cancel();
        }
    }

    /** Ties the call to the resource that must be closed to end it. */
    void begin(Cancellable opened) {
        boolean late;
        synchronized (this) {
            exchange = opened;
            late = cancelled;
        }
        if (late) {
            opened.cancel();
        }
    }

    void progress() {
        progressed = System.nanoTime();
        answering = true;
    }

    void thinks() {
        thought = true;
    }

    /** Whether the model has thought before it answered. */
    boolean thought() {
        return thought;
    }

    void cancelAs(ModelFault fault) {
        overdue = fault;
        cancel();
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Why the call was cancelled by its own time limits; null when it was not. */
    @Nullable
    ModelFault overdue() {
        return overdue;
    }

    boolean answering() {
        return answering;
    }

    long sinceStart(long nanoTime) {
        return nanoTime - started;
    }

    long sinceProgress(long nanoTime) {
        return nanoTime - progressed;
    }
}
