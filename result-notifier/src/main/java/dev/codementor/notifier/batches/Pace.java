package dev.codementor.notifier.batches;

import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/** How fast items of a batch were settled lately. */
final class Pace {

    /** Long enough for slow items, and short enough to follow when workers come and go. */
    private static final long WINDOW = Duration.ofMinutes(2).toNanos();

    private record Seen(long at, int settled) {}

    private final ArrayDeque<Seen> seen = new ArrayDeque<>();

    /** @param now by {@link System#nanoTime} */
    void see(int settled, long now) {
        if (!seen.isEmpty() && settled < seen.getLast().settled()) {
            // Items are worked on again.
            seen.clear();
        }
        if (seen.isEmpty() || settled > seen.getLast().settled()) {
            seen.addLast(new Seen(now, settled));
        }
        // One from before the window stays, so that what is slower than the window has a pace too.
        while (seen.size() > 2 && now - seen.getFirst().at() > WINDOW) {
            seen.removeFirst();
        }
    }

    /** Until what is started is done; empty while nothing is measured, and when nothing moves or is left. */
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
