package dev.codementor.notifier.socket;

import dev.codementor.contract.BatchId;
import dev.codementor.notifier.batches.BatchFollower;
import dev.codementor.notifier.batches.BatchNews;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection's view of one batch: it gets the latest news, but not too often. Any thread may offer news. */
final class BatchFollowing implements BatchFollower, Turn {

    private final BatchId batch;
    private final String course;
    private final Outbound outbound;
    private final long interval;
    private @Nullable BatchNews untold;
    private int told;
    private long toldAt;

    BatchFollowing(BatchId batch, String course, Outbound outbound, Duration interval) {
        this.batch = batch;
        this.course = course;
        this.outbound = outbound;
        this.interval = interval.toNanos();
    }

    BatchId batch() {
        return batch;
    }

    String course() {
        return course;
    }

    @Override
    public void offer(BatchNews news, long now) {
        boolean added;
        synchronized (this) {
            if (news.number() == told || told != 0 && now - toldAt < interval) {
                return;
            }
            told = news.number();
            toldAt = now;
            added = untold == null;
            untold = news;
        }
        outbound.changed(this, 0, added);
    }

    /** The news to send, returned once. */
    synchronized @Nullable BatchNews take() {
        BatchNews news = untold;
        untold = null;
        return news;
    }

    @Override
    public void taken() {
        // Unsent news stay until they are taken.
    }
}
