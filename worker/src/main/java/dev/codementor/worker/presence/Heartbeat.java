package dev.codementor.worker.presence;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelWatcher;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Announces the worker in the ledger while it takes jobs. */
final class Heartbeat implements SmartLifecycle, ModelWatcher {

    static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final InstanceDirectory directory;
    private final Worker worker;
    private final BusySlots busy;
    private final ScheduledExecutorService timer;
    private volatile @Nullable ModelCard model;
    private volatile boolean running;
    private boolean failing;

    Heartbeat(InstanceDirectory directory, Worker worker, BusySlots busy) {
        this.directory = directory;
        this.worker = worker;
        this.busy = busy;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("heartbeat").factory());
    }

    /** After the intake has drained: until then the worker's slots are in use. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleAtFixedRate(this::beat, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void available(ModelCard card) {
        model = card;
        timer.execute(this::beat);
    }

    @Override
    public void unavailable(String why) {
        model = null;
        timer.execute(this::withdraw);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        withdraw();
    }

    private void beat() {
        ModelCard card = model;
        if (card == null) {
            return;
        }
        try {
            directory.announceWorker(new LiveWorker(
                    worker.instance(),
                    card.name(),
                    worker.slots(),
                    busy.count(),
                    card.use().rehearsal()));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                log.warn("action=heartbeat-failed next=tries-again-in-{}s", EVERY.toSeconds(), e);
            }
        }
    }

    private void withdraw() {
        try {
            directory.withdrawWorker(worker.instance());
        } catch (RuntimeException e) {
            log.info(
                    "action=withdraw-failed next=others-forget-this-worker-after-its-last-heartbeat cause={}",
                    e.toString());
        }
    }
}
