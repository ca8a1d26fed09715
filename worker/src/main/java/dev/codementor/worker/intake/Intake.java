package dev.codementor.worker.intake;

import dev.codementor.worker.attempt.RunningAttempts;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelTrouble;
import dev.codementor.worker.model.ModelWatcher;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the queues while the model is available. When the worker stops, it first closes the queues, then lets running
 * jobs continue for a while, and then makes them give back their text.
 */
final class Intake implements SmartLifecycle, ModelWatcher {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /** How long interrupted jobs may take to write their text to the ledger. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final List<String> BINDINGS = List.of(IntakeConfiguration.INTERACTIVE, IntakeConfiguration.GRADING);

    private final BindingsLifecycleController bindings;
    private final SlotGate gate;
    private final RunningAttempts attempts;
    private final Duration drain;
    private boolean running;
    private boolean model;

    Intake(BindingsLifecycleController bindings, SlotGate gate, RunningAttempts attempts, Duration drain) {
        this.bindings = bindings;
        this.gate = gate;
        this.attempts = attempts;
        this.drain = drain;
    }

    /** Stops before the input bindings, which would otherwise wait for jobs without telling them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 500;
    }

    @Override
    public synchronized void start() {
        running = true;
        apply();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public synchronized void available(ModelCard card) {
        model = true;
        apply();
    }

    @Override
    public synchronized void unavailable(ModelTrouble trouble) {
        model = false;
        apply();
    }

    /**
     * Tells the bindings what is wanted now. They remember it, also while their queues are away or missing, so nothing
     * has to be said twice. A binding that was never started is also not running when it is resumed or paused.
     */
    private void apply() {
        if (running && model) {
            change(State.STARTED);
            change(State.RESUMED);
        } else {
            change(State.PAUSED);
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
            apply();
        }
        gate.close();
        try {
            log.info(
                    "action=drain running={} next=jobs-go-on-for-{}s-and-are-then-given-back",
                    gate.busy(),
                    drain.toSeconds());
            if (!gate.awaitEmpty(drain.toNanos())) {
                log.info("action=give-back running={} next=other-workers-go-on-with-their-text", gate.busy());
                attempts.giveBack();
                gate.awaitEmpty(LAST_WORDS.toNanos());
            }
        } catch (InterruptedException e) {
            attempts.giveBack();
            Thread.currentThread().interrupt();
        }
    }

    private void change(State state) {
        BINDINGS.forEach(binding -> bindings.changeState(binding, state));
    }
}
