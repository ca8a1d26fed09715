package dev.codementor.notifier.archive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Messages that gather until a transcript is worth writing. */
final class OutcomeInbox {

    private final int enoughJobs;
    private final int enoughMessages;
    private final long longestWait;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<Receipt> gathered = new ArrayList<>();
    private int jobs;
    private long since;
    private boolean hurrying;
    private boolean closed;

    /**
     * @param enoughMessages also ends the gathering, because only a limited number of messages arrive before some are
     *     acknowledged
     */
    OutcomeInbox(int enoughJobs, int enoughMessages, Duration longestWait) {
        this.enoughJobs = enoughJobs;
        this.enoughMessages = enoughMessages;
        this.longestWait = longestWait.toNanos();
    }

    void add(Receipt receipt) {
        lock.lock();
        try {
            if (gathered.isEmpty()) {
                since = System.nanoTime();
                changed.signal();
            }
            gathered.add(receipt);
            jobs += receipt.jobs().size();
            if (isFull()) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until enough messages have gathered or they have waited long enough, and takes them. Empty when closed. */
    List<Receipt> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (gathered.isEmpty() && !closed) {
                changed.await();
            }
            long left;
            while (!isFull() && !hurrying && !closed && (left = since + longestWait - System.nanoTime()) > 0) {
                var _ = changed.await(left, TimeUnit.NANOSECONDS);
            }
            List<Receipt> taken = gathered;
            gathered = new ArrayList<>();
            jobs = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting from now on. */
    void hurry() {
        lock.lock();
        try {
            hurrying = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Lets {@link #take} return when there is nothing left. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull() {
        return jobs >= enoughJobs || gathered.size() >= enoughMessages;
    }
}
