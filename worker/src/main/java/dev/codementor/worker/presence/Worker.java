package dev.codementor.worker.presence;

/**
 * This worker, with all defaults decided.
 *
 * @param instance its name among all workers
 * @param slots jobs in flight
 * @param gradingSlots most of them that grading takes
 */
public record Worker(String instance, int slots, int gradingSlots) {

    public Worker {
        if (gradingSlots > slots) {
            throw new IllegalArgumentException(
                    "codementor.worker.grading-slots must be at most codementor.worker.slots, " + slots + ", but is "
                            + gradingSlots);
        }
    }
}
