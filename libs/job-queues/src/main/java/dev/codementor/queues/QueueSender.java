package dev.codementor.queues;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends many payloads to one output binding. */
interface QueueSender {

    /**
     * Returns when the queue has all of them.
     *
     * @throws RuntimeException when it may not have some of them; sending again is harmless
     */
    void send(String binding, List<Payload> payloads);

    /** @param group fair-queue group; null for none */
    record Payload(String json, @Nullable String group) {}
}
