package dev.codementor.queues;

import java.util.Map;

/** What SQS says of the queues. */
public interface QueueDepths {

    /** By the queue's logical name: interactive, grading and outcomes. A queue that does not answer is left out. */
    Map<String, Depth> now();

    /**
     * Approximate counts, as SQS has no others.
     *
     * @param inFlight messages that a consumer has received and not deleted yet
     * @param delayed messages that may not be received yet
     */
    record Depth(int visible, int inFlight, int delayed) {}
}
