package dev.codementor.notifier.batches;

import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/** How fast items of a batch have been settled lately. */
final class Pace {

    /** Long enough for slow items, and short enough to react when workers come and go. */
    private static final long WINDOW = Duration.ofMinutes(2).toNanos();

    private record Seen(long at, int settled) {}

    private final ArrayDeque<Seen> seen = new ArrayDeque<>();

    /** @param now by {@link System#nanoTime} */
    void see(int settled, long now) {
        if (!seen.isEmpty() && settled < seen.getLast().settled()) {
            // Items have been started again.
            seen.clear();
        }
        if (seen.isEmpty() || settled > seen.getLast().settled()) {
            seen.addLast(new Seen(now, settled));
        }
        // One measurement from before the window stays, so that a batch that is slower than the window has a pace too.
        while (seen.size() > 2 && now - seen.getFirst().at() > WINDOW) {
            seen.removeFirst();
        }
    }

    /**
     * The time until the started items are done. Empty while nothing has been measured, and when nothing moves or
     * remains.
     */
    Optional<Duration> left(BatchRecord batch, BatchCounts counts) {
        int pending = batch.started() - counts.settled();
        if (batch.state() != BatchState.PROCESSING || pending <= 0 || seen.size() < 2) {
            return Optional.empty();
        }
        int settled = seen.getLast().settled() - seen.getFirst().settled();
        long nanos = seen.getLast().at() - seen.getFirst().at();
        return Optional.of(Duration.ofNanos(Math.round((double) nanos / settled * pending)));
    }
}
