package dev.codementor.api.receipts;

import dev.codementor.api.dispatch.Chore;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Has receipts written again and again, on a thread of its own, as a slow store must not keep jobs waiting. */
final class ReceiptClock implements SmartLifecycle {

    private final Chore chore;
    private volatile @Nullable ScheduledExecutorService timer;

    ReceiptClock(Chore chore) {
        this.chore = chore;
    }

    @Override
    public synchronized void start() {
        if (timer != null) {
            return;
        }
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("receipts").factory());
        started.setRemoveOnCancelPolicy(true);
        started.scheduleWithFixedDelay(chore, 0, chore.every().toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running == null) {
            return;
        }
        running.shutdownNow();
        try {
            running.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
