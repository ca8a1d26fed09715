package dev.codementor.worker.attempt;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Pushes text of all attempts together, a little later: a token is read by eyes, and twenty frames a second a job would
 * cost more than the rest of the path. One timer serves all attempts, and runs only while text is waiting.
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
        // Before the queue is emptied: what comes after the last look arms the timer anew.
        armed.set(false);
        AnswerText text;
        while ((text = waiting.poll()) != null) {
            text.flush();
        }
    }
}
