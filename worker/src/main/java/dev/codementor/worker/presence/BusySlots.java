package dev.codementor.worker.presence;

/** How many slots of this worker are in use now. */
@FunctionalInterface
public interface BusySlots {

    int count();
}
