package dev.codementor.embedded.rehearsal;

/**
 * The current load of the rehearsal model.
 *
 * @param active requests that have a slot
 * @param waiting requests that wait for a slot or for the model to load
 * @param received requests to {@code /api/chat} and {@code /api/generate} so far
 * @param abandoned how many of them had a client that went away before the end of the answer
 */
public record RehearsalLoad(int active, int waiting, long received, long abandoned) {}
