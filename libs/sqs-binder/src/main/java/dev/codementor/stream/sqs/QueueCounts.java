package dev.codementor.stream.sqs;

import java.util.Optional;

/** Tells how many messages a queue has. The binder named {@code sqs} is one; ask the {@code BinderFactory} for it. */
public interface QueueCounts {

    /**
     * The queue's counts; empty when there is no such queue or SQS does not answer within 3 seconds.
     *
     * @param destination its name or URL
     */
    Optional<Counts> counts(String destination);

    /**
     * Approximate counts, as SQS has no others.
     *
     * @param inFlight messages that were received and not deleted yet
     * @param delayed messages that may not be received yet
     */
    record Counts(int visible, int inFlight, int delayed) {}
}
