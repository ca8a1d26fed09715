package dev.codementor.cost;

/**
 * The tokens of a prompt and of its answer.
 *
 * @param read of the prompt, without those that the model server's cache holds
 * @param written of the answer
 */
record Tokens(double read, double written) {}
