package dev.codementor.ledger.batches;

import org.jspecify.annotations.Nullable;

/** What workers do with the items of a batch. */
public sealed interface BatchWork {

    /**
     * Grade submissions.
     *
     * @param plan how they are graded, JSON of the grading library
     * @param rubricVersion the rubric that counts now
     * @param nonce the word around submissions
     * @param canary the word that no submission contains
     * @param rosterKey of the roster in the file store; null without one
     */
    record Grading(
            String plan,
            String rubricVersion,
            String nonce,
            String canary,
            @Nullable String rosterKey) implements BatchWork {

        /** The same by another rubric. */
        public Grading by(String otherVersion) {
            return new Grading(plan, otherVersion, nonce, canary, rosterKey);
        }
    }

    /** Answer a program's requests as they are. */
    record Completions() implements BatchWork {}
}
