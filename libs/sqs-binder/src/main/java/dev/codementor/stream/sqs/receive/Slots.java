package dev.codementor.stream.sqs.receive;

/** How many messages may be held or asked for at a time. */
final class Slots {

    private final int size;
    private int taken;
    private boolean open;

    Slots(int size) {
        this.size = size;
    }

    synchronized void open() {
        open = true;
    }

    /** Lets no one wait any longer. */
    synchronized void close() {
        open = false;
        notifyAll();
    }

    /** Waits until a slot is free and takes up to so many; 0 when closed. */
    synchronized int await(int most) throws InterruptedException {
        while (open && taken == size) {
            wait();
        }
        return open ? take(most) : 0;
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
            notifyAll();
        }
    }
}
