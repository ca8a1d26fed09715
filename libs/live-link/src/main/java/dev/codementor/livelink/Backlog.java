package dev.codementor.livelink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Encoded events that wait for one notifier, oldest first; when it is full the oldest give way. Text and settlements go at
 * once, with all that came before them; other news let that happen first, for a moment.
 */
final class Backlog {

    private final int mostEvents;
    private final int mostBytes;
    private final Duration gathering;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> events = new ArrayDeque<>();
    private int bytes;
    private boolean urgent;

    /** @param gathering how long an event that nobody waits for lets others join it */
    Backlog(int mostEvents, int mostBytes, Duration gathering) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
        this.gathering = gathering;
    }

    /**
     * Adds an event and returns how many others, or whether itself, had to be dropped for it.
     *
     * @param atOnce whether somebody waits for it
     */
    int add(byte[] event, boolean atOnce) {
        lock.lock();
        try {
            boolean worthWaking = events.isEmpty() || (atOnce && !urgent);
            urgent |= atOnce;
            events.add(event);
            bytes += event.length;
            int dropped = 0;
            while (events.size() > mostEvents || bytes > mostBytes) {
                bytes -= events.remove().length;
                dropped++;
            }
            if (worthWaking) {
                changed.signalAll();
            }
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what waits, in order, or waits for it.
     *
     * @param enoughBytes stops taking once so much was taken
     * @return empty when nothing came within the time, or {@link #wake} was called
     */
    List<byte[]> take(int enoughBytes, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (events.isEmpty()) {
                var _ = changed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
            }
            long left = gathering.toNanos();
            while (!urgent && !events.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            List<byte[]> taken = new ArrayList<>(Math.min(events.size(), 64));
            int size = 0;
            while (size < enoughBytes && !events.isEmpty()) {
                byte[] event = events.remove();
                size += event.length;
                taken.add(event);
            }
            bytes -= size;
            // What is left waited long enough already.
            urgent = !events.isEmpty();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a waiting {@link #take} return. */
    void wake() {
        lock.lock();
        try {
            urgent = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return events.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
