package dev.codementor.bench.simulator;

/**
 * One job that somebody asks for.
 *
 * @param at seconds since the start of the trace
 * @param owner number of the student, or of the batch
 * @param prefix names what the prompt begins with, such as a course or a rubric; empty for nothing that a cache could hold
 * @param prefixTokens of what the prompt begins with
 * @param promptTokens of the rest of the prompt, at least 1
 * @param answerTokens of the answer, at least 1
 */
record Arrival(double at, Kind kind, int owner, String prefix, int prefixTokens, int promptTokens, int answerTokens) {

    Arrival {
        if (!(at >= 0) || prefixTokens < 0 || promptTokens < 1 || answerTokens < 1) {
            throw new IllegalArgumentException(
                    "seconds and prefix_tokens must be 0 or more, prompt_tokens and answer_tokens 1 or more");
        }
    }
}
