package dev.codementor.worker.prompt;

import dev.codementor.worker.model.ModelRequest;

/** What came of putting a prompt together. */
sealed interface Assembly {

    /**
     * It can be asked.
     *
     * @param kept what is there of the answer already, which the model goes on with; empty when it starts
     */
    record Ready(ModelRequest request, String kept) implements Assembly {}

    /** It cannot fit into the model's context. */
    record TooLong() implements Assembly {}
}
