package dev.codementor.worker.intake;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.operations.OrderReader.Orders;
import dev.codementor.ledger.operations.Pause;
import dev.codementor.worker.attempt.RunningAttempts;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelTrouble;
import dev.codementor.worker.model.ModelWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the queues while the model is available and operators want it. When the worker stops, it first closes the
 * queues, then lets running jobs continue for a while, and then makes them give back their text.
 */
final class Intake implements SmartLifecycle, ModelWatcher {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /** How long interrupted jobs may take to write their text to the ledger. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final Map<JobKind, String> BINDINGS =
            Map.of(JobKind.PROMPT, IntakeConfiguration.INTERACTIVE, JobKind.GRADING, IntakeConfiguration.GRADING);

    private final BindingsLifecycleController bindings;
    private final SlotGate gate;
    private final RunningAttempts attempts;
    private final Duration drain;
    private Orders orders = new Orders(null, List.of());
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

    /** What operators want, from now on. */
    synchronized void obey(Orders wanted) {
        if (wanted.equals(orders)) {
            return;
        }
        log.info(
                "action=obey wanted={} paused={} next=what-runs-goes-on",
                wanted.wanted() == null ? "work" : wanted.wanted(),
                wanted.pauses().size());
        orders = wanted;
        gate.hold(wanted.wanted() != null);
        apply();
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

    /**
     * Tells the bindings what is wanted now. They remember it, also while their queues are away or missing, so nothing
     * has to be said twice. A binding that was never started is also not running when it is resumed or paused.
     */
    private void apply() {
        BINDINGS.forEach((kind, binding) -> {
            if (takes(kind)) {
                bindings.changeState(binding, State.STARTED);
                bindings.changeState(binding, State.RESUMED);
            } else {
                bindings.changeState(binding, State.PAUSED);
            }
        });
    }

    private boolean takes(JobKind kind) {
        return running
                && model
                && orders.wanted() == null
                && orders.pauses().stream().noneMatch(pause -> pause.target().equals(new Pause.Target.Queue(kind)));
    }
}
