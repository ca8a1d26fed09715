package dev.codementor.worker.prompt;

import dev.codementor.worker.model.ModelRequest;

/** The outcome of assembling a prompt. */
sealed interface Assembly {

    /**
     * The prompt is ready.
     *
     * @param kept the existing part of the answer, which the model continues; empty when there is none
     */
    record Ready(ModelRequest request, String kept) implements Assembly {}

    /** The prompt cannot fit into the model's context. */
    record TooLong() implements Assembly {}
}
