package dev.codementor.contract;

import java.util.List;

/**
 * The message on the queue {@code outcomes}: these jobs were settled and have to be archived.
 *
 * @param jobs between 1 and {@value #LARGEST} ids, so that jobs which settle together travel together
 */
public record OutcomeMessage(List<JobId> jobs) {

    /** Most jobs in one message; 100 ids are about 4 KB. */
    public static final int LARGEST = 100;

    public OutcomeMessage {
        jobs = List.copyOf(jobs);
        if (jobs.isEmpty() || jobs.size() > LARGEST) {
            throw new IllegalArgumentException("an outcome message carries 1 to " + LARGEST + " jobs");
        }
    }
}
