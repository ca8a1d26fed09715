package dev.codementor.notifier.feed;

import dev.codementor.notifier.clockwork.Repeating;

/** Runs what the feeds need from time to time, each on a thread of its own as the ledger may take its time. */
record FeedClock(Repeating repair, Repeating sweep) implements AutoCloseable {

    static FeedClock start(LedgerLook ledger, FeedSweep sweep, FeedProperties properties) {
        return new FeedClock(
                Repeating.start("feed-repair", properties.repairInterval(), ledger::serveDue),
                Repeating.start("feed-sweep", properties.placeInterval(), sweep::run));
    }

    @Override
    public void close() {
        repair.close();
        sweep.close();
    }
}
