package dev.codementor.queues;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends many payloads to one output binding. */
interface QueueSender {

    /**
     * Returns when the queue has all of them.
     *
     * @throws RuntimeException when some of them may not have arrived; sending again is harmless
     */
    void send(String binding, List<Payload> payloads);

    /** @param group fair-queue group; null for none */
    record Payload(String json, @Nullable String group) {}
}
