package dev.codementor.worker.intake;

import dev.codementor.contract.JobKind;
import dev.codementor.worker.presence.BusySlots;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets in as many jobs as there are slots. Prompts come first, because a student is looking at the page. Gradings come
 * in between, so that they never starve. Jobs of one kind enter in the order in which they arrived.
 */
final class SlotGate implements BusySlots {

    private final int slots;
    private final int gradingSlots;
    private final int gradingEvery;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition emptied = lock.newCondition();
    private final Deque<Waiter> prompts = new ArrayDeque<>();
    private final Deque<Waiter> gradings = new ArrayDeque<>();
    private int busy;
    private int grading;
    private int promptsInARow;
    private boolean closed;
    private boolean held;

    SlotGate(int slots, int gradingSlots, int gradingEvery) {
        this.slots = slots;
        this.gradingSlots = gradingSlots;
        this.gradingEvery = gradingEvery;
    }

    private static final class Waiter {
        private final Condition moved;
        private boolean in;

        Waiter(Condition moved) {
            this.moved = moved;
        }
    }

    /**
     * Waits for a slot.
     *
     * @return false if the gate was closed, or held, before a slot was free
     */
    boolean enter(JobKind kind) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Waiter waiter = new Waiter(lock.newCondition());
            waiting(kind).add(waiter);
            letIn();
            try {
                while (!waiter.in && !shut()) {
                    waiter.moved.await();
                }
            } catch (InterruptedException e) {
                if (waiter.in) {
                    left(kind);
                }
                throw e;
            } finally {
                waiting(kind).remove(waiter);
            }
            return waiter.in;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a slot back. */
    void leave(JobKind kind) {
        lock.lock();
        try {
            left(kind);
        } finally {
            lock.unlock();
        }
    }

    /** Lets no more jobs in. */
    void close() {
        lock.lock();
        try {
            closed = true;
            sendAway();
        } finally {
            lock.unlock();
        }
    }

    /** Lets no more jobs in for a while, or lets them in again. */
    void hold(boolean hold) {
        lock.lock();
        try {
            held = hold;
            if (hold) {
                sendAway();
            }
        } finally {
            lock.unlock();
        }
    }

    private void sendAway() {
        prompts.forEach(waiter -> waiter.moved.signal());
        gradings.forEach(waiter -> waiter.moved.signal());
    }

    private boolean shut() {
        return closed || held;
    }

    /** Waits until no job is inside. Returns false if that took too long. */
    boolean awaitEmpty(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (busy > 0 && left > 0) {
                left = emptied.awaitNanos(left);
            }
            return busy == 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int busy() {
        lock.lock();
        try {
            return busy;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean closed() {
        lock.lock();
        try {
            return shut();
        } finally {
            lock.unlock();
        }
    }

    private Deque<Waiter> waiting(JobKind kind) {
        return switch (kind) {
            case PROMPT -> prompts;
            case GRADING -> gradings;
        };
    }

    private void left(JobKind kind) {
        busy--;
        if (kind == JobKind.GRADING) {
            grading--;
        }
        letIn();
        if (busy == 0) {
            emptied.signalAll();
        }
    }

    private void letIn() {
        while (!shut() && busy < slots) {
            boolean gradingMay = !gradings.isEmpty() && grading < gradingSlots;
            if (gradingMay && (prompts.isEmpty() || promptsInARow >= gradingEvery - 1)) {
                promptsInARow = 0;
                grading++;
                letIn(gradings);
            } else if (!prompts.isEmpty()) {
                promptsInARow = gradingMay ? promptsInARow + 1 : 0;
                letIn(prompts);
            } else {
                return;
            }
        }
    }

    private void letIn(Deque<Waiter> queue) {
        Waiter next = queue.removeFirst();
        busy++;
        next.in = true;
        next.moved.signal();
    }
}
