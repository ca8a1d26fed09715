package dev.codementor.notifier.socket;

import dev.codementor.contract.JobId;
import dev.codementor.notifier.feed.Cursor;
import dev.codementor.notifier.feed.Follower;
import dev.codementor.notifier.feed.JobFeed;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One connection's position in one job. Everything except {@link #changed} belongs to the connection's event loop. Data
 * is not queued for sending: the connection sends whatever the feed has beyond the cursor when it can take it.
 */
final class Following implements Follower, Turn {

    private final JobId job;
    private final Outbound outbound;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicInteger unread = new AtomicInteger();
    private @Nullable JobFeed feed;
    private Cursor cursor = Cursor.atStart();

    Following(JobId job, Outbound outbound) {
        this.job = job;
        this.outbound = outbound;
    }

    JobId job() {
        return job;
    }

    @Nullable
    JobFeed feed() {
        return feed;
    }

    Cursor cursor() {
        return cursor;
    }

    /** Begins to read a feed. Returns false when that feed has ended. */
    boolean begin(JobFeed from, Cursor at) {
        feed = from;
        cursor = at;
        return from.add(this);
    }

    void moveTo(Cursor next) {
        cursor = next;
    }

    void end() {
        if (feed != null) {
            feed.remove(this);
        }
        outbound.forget(unread.getAndSet(0));
    }

    @Override
    public void changed(int codeUnits) {
        unread.addAndGet(codeUnits);
        boolean added = waiting.compareAndSet(false, true);
        outbound.changed(this, codeUnits, added);
    }

    @Override
    public void taken() {
        waiting.set(false);
        outbound.forget(unread.getAndSet(0));
    }
}
