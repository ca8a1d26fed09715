package dev.codementor.ledger.backlog;

/**
 * What is planned for an item of a batch.
 *
 * @param tokens of the submission, estimated at the upload
 * @param asks how often a model is expected to be asked
 * @param answerTokens expected length of one answer
 */
public record PlannedWork(double tokens, double asks, double answerTokens) {

    /** Tokens that are read, when the instructions are in the model server's cache. */
    public double read() {
        return tokens * asks;
    }

    /** Tokens that are written. */
    public double written() {
        return answerTokens * asks;
    }
}
