package dev.codementor.api.results;

import dev.codementor.grading.roster.Gradebook;
import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.RosterReader;
import dev.codementor.grading.roster.RosterReading;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.submissions.SubmissionStore;
import org.jspecify.annotations.Nullable;

/**
 * The roster that came with a batch.
 *
 * @param gradebook the file with all its columns; null when none came
 */
record BatchRoster(Roster roster, @Nullable Gradebook gradebook) {

    /** @throws IllegalStateException if the batch had one, and it is gone or no longer readable */
    static BatchRoster of(BatchRecord batch, SubmissionStore store) {
        BatchWork.Grading grading = batch.grading();
        if (grading == null || grading.rosterKey() == null) {
            return new BatchRoster(Roster.EMPTY, null);
        }
        byte[] csv = store.roster(grading.rosterKey())
                .orElseThrow(() -> new IllegalStateException("the roster of batch " + batch.id() + " is gone"));
        return switch (new RosterReader().read("roster.csv", csv)) {
            case RosterReading.Read good -> new BatchRoster(good.roster(), good.gradebook());
            case RosterReading.Refused bad ->
                throw new IllegalStateException("the roster of batch " + batch.id() + " cannot be read any more");
        };
    }
}
