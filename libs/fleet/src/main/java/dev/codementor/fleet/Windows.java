package dev.codementor.fleet;

import dev.codementor.contract.JobKind;

/**
 * The dispatch windows of one moment.
 *
 * @param owner most questions of one student in the queue or running
 * @param batch most items of one batch in the queue or running
 */
record Windows(int owner, int batch) {

    int of(JobKind kind) {
        return switch (kind) {
            case PROMPT -> owner;
            case GRADING -> batch;
        };
    }
}
