package dev.codementor.notifier.feed;

import dev.codementor.notifier.clockwork.Repeating;

/** Runs what the feeds need from time to time, each on a thread of its own as the ledger may take its time. */
record FeedClock(Repeating repair, Repeating sweep, Repeating catchUp) implements AutoCloseable {

    static FeedClock start(LedgerLook ledger, FeedSweep sweep, CatchUp catchUp, FeedProperties properties) {
        return new FeedClock(
                Repeating.start("feed-repair", properties.repairInterval(), ledger::serveDue),
                Repeating.start("feed-sweep", properties.placeInterval(), sweep::run),
                Repeating.start("feed-catch-up", properties.placeInterval(), catchUp::run));
    }

    @Override
    public void close() {
        repair.close();
        sweep.close();
        catchUp.close();
    }
}
