package dev.codementor.ledger.operations;

import dev.codementor.contract.JobKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one kind at one moment.
 *
 * @param held jobs that wait behind their owner's window, and so in no queue
 * @param waiting jobs that wait for a worker; their messages are in the queue, or on the way to it
 * @param running jobs that a worker holds
 * @param failed jobs that failed through the platform's fault and were not put back
 * @param oldestHeld when the oldest of the held jobs was accepted; null when there is none
 * @param oldestWaiting the same for the waiting jobs
 * @param recent what happened lately
 */
public record QueueFigures(
        JobKind kind,
        int held,
        int waiting,
        int running,
        int failed,
        @Nullable Instant oldestHeld,
        @Nullable Instant oldestWaiting,
        Throughput recent) {

    /** How many jobs were accepted, and how many came to each end. */
    public record Throughput(int accepted, int answered, int failed, int cancelled, int expired) {}

    /** When the job that has waited longest was accepted; null when none waits. */
    public @Nullable Instant oldest() {
        if (oldestHeld == null || oldestWaiting == null) {
            return oldestHeld == null ? oldestWaiting : oldestHeld;
        }
        return oldestHeld.isBefore(oldestWaiting) ? oldestHeld : oldestWaiting;
    }
}
