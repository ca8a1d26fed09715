package dev.codementor.worker.presence;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.Trouble;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelTrouble;
import dev.codementor.worker.model.ModelWatcher;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.model.SpeedMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Announces the worker in the ledger while it takes jobs, and why it takes none while it has no model. */
final class Heartbeat implements SmartLifecycle, ModelWatcher {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final String CHORE = "worker-heartbeat";
    private static final String VERSION =
            Objects.requireNonNullElse(Heartbeat.class.getPackage().getImplementationVersion(), "development");

    private final InstanceDirectory directory;
    private final Worker worker;
    private final Models models;
    private final BusySlots slots;
    private final SpeedMeter speed;
    private final Chores chores;
    private volatile @Nullable ModelCard model;
    private volatile @Nullable ModelTrouble trouble;

    /** What the slots are doing, and how fast each of them is. */
    record Slots(BusySlots busy, SpeedMeter speed) {}

    Heartbeat(
            InstanceDirectory directory,
            Worker worker,
            Models models,
            Slots slots,
            Duration every,
            MeterRegistry meters) {
        this.directory = directory;
        this.worker = worker;
        this.models = models;
        this.slots = slots.busy();
        this.speed = slots.speed();
        this.chores = Chores.oneAfterAnother(CHORE, meters, List.of(Chore.repeating(CHORE, every, this::beat)));
    }

    /** After the intake has drained: until then the worker's slots are in use. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        chores.start();
    }

    @Override
    public boolean isRunning() {
        return chores.isRunning();
    }

    @Override
    public void available(ModelCard card) {
        trouble = null;
        model = card;
        chores.soon(CHORE);
    }

    @Override
    public void unavailable(ModelTrouble why) {
        trouble = why;
        model = null;
        chores.soon(CHORE);
    }

    @Override
    public void stop() {
        chores.stop();
        try {
            directory.withdrawWorker(worker.instance());
        } catch (RuntimeException e) {
            log.info(
                    "action=withdraw-failed next=others-forget-this-worker-after-its-last-heartbeat cause={}",
                    e.toString());
        }
    }

    private void beat() {
        ModelCard card = model;
        ModelTrouble why = trouble;
        if (card != null) {
            directory.announceWorker(state(card.name(), card.use().rehearsal(), null));
        } else if (why != null) {
            directory.announceWorker(state(
                    models.standard(),
                    models.rehearsal(),
                    new Trouble(why.kind().wireName(), why.said())));
        }
    }

    private WorkerState state(String name, boolean rehearsal, @Nullable Trouble why) {
        return new WorkerState(
                worker.instance(),
                VERSION,
                name,
                worker.slots(),
                slots.busy(),
                rehearsal,
                slots.closed(),
                why,
                worker.gradingSlots(),
                speed.speed(),
                models.installed());
    }
}
