package dev.codementor.api.dispatch;

import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.ReleasedJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Repairs, again and again, what crashes and lost messages leave behind. Everything it does, several instances may do. */
final class Sweeper implements SmartLifecycle {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);
    private static final Duration MUCH_LATER = Duration.ofSeconds(10);

    private final DispatchLedger ledger;
    private final Dispatcher dispatcher;
    private final DispatchSettings settings;
    private final MeterRegistry meters;
    private volatile @Nullable ScheduledExecutorService timer;

    Sweeper(DispatchLedger ledger, Dispatcher dispatcher, DispatchSettings settings, MeterRegistry meters) {
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.meters = meters;
    }

    private List<Chore> chores() {
        int batch = settings.batch();
        return List.of(
                chore("release", settings.releaseEvery(), () -> send(ledger.releaseHeld(dispatcher.window(), batch))),
                chore("resend-unsent", SOON, () -> send(ledger.takeUnsent(settings.unsentAfter(), batch))),
                chore("reclaim", SOON, () -> apply(ledger.reclaim(batch))),
                chore("expire", LATER, () -> apply(ledger.expire(batch))),
                chore(
                        "resend-vanished",
                        atMost(LATER, settings.vanishedAfter()),
                        () -> send(ledger.takeVanished(settings.vanishedAfter(), batch))),
                chore("announce-unarchived", atMost(MUCH_LATER, settings.unarchivedAfter()), this::announceUnarchived));
    }

    private static Duration atMost(Duration most, Duration every) {
        return every.compareTo(most) < 0 ? every : most;
    }

    private Chore chore(String name, Duration every, Chore.Round round) {
        return new Chore(name, every, settings.batch(), round, meters);
    }

    private int send(List<ReleasedJob> jobs) {
        dispatcher.release(jobs);
        return jobs.size();
    }

    private int apply(DispatchLedger.Reclaimed reclaimed) {
        dispatcher.settled(reclaimed.settled());
        dispatcher.release(reclaimed.waiting());
        return reclaimed.settled().size() + reclaimed.waiting().size();
    }

    private int announceUnarchived() {
        var jobs = ledger.takeUnarchived(settings.unarchivedAfter(), settings.batch());
        jobs.forEach(dispatcher::announceAgain);
        return jobs.size();
    }

    @Override
    public synchronized void start() {
        if (timer != null) {
            return;
        }
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sweeper").factory());
        started.setRemoveOnCancelPolicy(true);
        if (settings.resendAllAtStart()) {
            started.execute(new ResendAll(ledger, started));
        }
        for (Chore chore : chores()) {
            started.scheduleWithFixedDelay(chore, 0, chore.every().toMillis(), TimeUnit.MILLISECONDS);
        }
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
