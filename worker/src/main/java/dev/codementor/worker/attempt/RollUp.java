package dev.codementor.worker.attempt;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Pushes the text of all attempts together, with a small delay. People read the text, and twenty frames per second and
 * job would cost more than the rest of the path. One timer serves all attempts and runs only while text is waiting.
 */
final class RollUp {

    private final ScheduledExecutorService timer;
    private final long delayMillis;
    private final Queue<AnswerText> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean armed = new AtomicBoolean();

    RollUp(ScheduledExecutorService timer, Duration delay) {
        this.timer = timer;
        this.delayMillis = delay.toMillis();
    }

    void soon(AnswerText text) {
        waiting.add(text);
        if (armed.compareAndSet(false, true)) {
            timer.schedule(this::run, delayMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        // This comes before the queue is emptied, so that text which arrives after the last look starts the timer
        // again.
        armed.set(false);
        AnswerText text;
        while ((text = waiting.poll()) != null) {
            text.flush();
        }
    }
}
