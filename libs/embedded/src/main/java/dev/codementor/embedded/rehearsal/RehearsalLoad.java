package dev.codementor.embedded.rehearsal;

/**
 * What the rehearsal model is doing.
 *
 * @param active requests that have a slot
 * @param waiting requests that wait for a slot or for the model to be loaded
 * @param received requests to {@code /api/chat} and {@code /api/generate} so far
 * @param abandoned those of them whose client went away before the answer's end
 */
public record RehearsalLoad(int active, int waiting, long received, long abandoned) {}
