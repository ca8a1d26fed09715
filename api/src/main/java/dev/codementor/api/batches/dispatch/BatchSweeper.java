package dev.codementor.api.batches.dispatch;

import dev.codementor.api.dispatch.Chore;
import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.dispatch.LiveWorkers;
import dev.codementor.ledger.batches.BatchDispatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps batches moving. Several instances may do it at once. */
public final class BatchSweeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BatchSweeper.class);
    private static final int SLOTS_AHEAD = 4;

    private final BatchDispatch batches;
    private final Dispatcher dispatcher;
    private final LiveWorkers workers;
    private final BatchDispatchSettings settings;
    private final Chore advance;
    private final Chore discard;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile @Nullable ScheduledThreadPoolExecutor timer;

    /** @param discard what is done in the same thread now and then */
    BatchSweeper(
            BatchDispatch batches,
            Dispatcher dispatcher,
            LiveWorkers workers,
            BatchDispatchSettings settings,
            Chore discard,
            MeterRegistry meters) {
        this.batches = batches;
        this.dispatcher = dispatcher;
        this.workers = workers;
        this.settings = settings;
        this.advance = new Chore("advance-batches", settings.every(), settings.limit(), this::advance, meters);
        this.discard = discard;
    }

    /** There is something to do: it is done at once and not at the next look. */
    public void wake() {
        ScheduledThreadPoolExecutor running = timer;
        if (running == null || !woken.compareAndSet(false, true)) {
            return;
        }
        try {
            running.execute(() -> {
                woken.set(false);
                advance.run();
            });
        } catch (RejectedExecutionException stopping) {
            log.debug("The sweeper of batches stops", stopping);
        }
    }

    private int advance() {
        int window = Math.max(settings.window(), SLOTS_AHEAD * workers.now().slots());
        BatchDispatch.Advance moved = batches.advance(window, settings.limit());
        dispatcher.release(moved.released());
        return moved.released().size();
    }

    @Override
    public synchronized void start() {
        if (timer != null) {
            return;
        }
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("batch-sweeper").factory());
        started.setRemoveOnCancelPolicy(true);
        for (Chore chore : new Chore[] {advance, discard}) {
            started.scheduleWithFixedDelay(chore, 0, chore.every().toMillis(), TimeUnit.MILLISECONDS);
        }
        timer = started;
    }

    @Override
    public synchronized void stop() {
        ScheduledThreadPoolExecutor running = timer;
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
