package dev.codementor.worker.presence;

/** How this worker's slots are used now. */
public interface BusySlots {

    /** Slots in use. */
    int busy();

    /** Whether no more jobs are let in, as the worker is being stopped. */
    boolean closed();
}
