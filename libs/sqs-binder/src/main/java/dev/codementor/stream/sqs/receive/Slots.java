package dev.codementor.stream.sqs.receive;

import java.time.Duration;

/** The number of messages that may be held or requested at a time. */
final class Slots {

    private final int size;
    private int taken;
    private int wanted = 1;
    private boolean open;

    Slots(int size) {
        this.size = size;
    }

    synchronized void open() {
        open = true;
    }

    /** Ends all waiting. */
    synchronized void close() {
        open = false;
        notifyAll();
    }

    /**
     * Waits until a slot is free, then for a moment until {@code enough} are free, and takes up to {@code most}.
     * Returns 0 when closed. For one thread at a time.
     *
     * @param enough at most the number of slots
     */
    synchronized int await(int enough, int most, Duration moment) throws InterruptedException {
        do {
            while (open && taken == size) {
                wait();
            }
            gather(enough, System.nanoTime() + moment.toNanos());
            // Other consumers may have taken the free slots meanwhile.
        } while (open && taken == size);
        return open ? take(most) : 0;
    }

    private void gather(int enough, long end) throws InterruptedException {
        wanted = enough;
        try {
            long left;
            while (open && size - taken < enough && (left = (end - System.nanoTime()) / 1_000_000) > 0) {
                wait(left);
            }
        } finally {
            wanted = 1;
        }
    }

    /** Takes up to {@code most} if at least {@code least} are free, otherwise none. */
    synchronized int tryTake(int least, int most) {
        return open && size - taken >= least ? take(most) : 0;
    }

    private int take(int most) {
        int got = Math.min(most, size - taken);
        taken += got;
        return got;
    }

    synchronized void free(int count) {
        if (count > 0) {
            taken -= count;
            if (size - taken >= wanted) {
                notifyAll();
            }
        }
    }
}
