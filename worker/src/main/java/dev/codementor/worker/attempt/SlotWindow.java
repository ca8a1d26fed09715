package dev.codementor.worker.attempt;

/** How many jobs of one owner may be in the queues or running now. */
@FunctionalInterface
public interface SlotWindow {

    int current();
}
