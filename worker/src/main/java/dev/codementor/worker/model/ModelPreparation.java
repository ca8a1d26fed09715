package dev.codementor.worker.model;

import dev.codementor.worker.model.ModelTrouble.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Waits for the model server and its model, at the start and whenever they are lost, and tells the watchers. Logs each
 * change once, together with what happens next.
 */
final class ModelPreparation implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ModelPreparation.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PULL_PAUSE = Duration.ofMinutes(2);
    private static final Duration RECHECK = Duration.ofSeconds(15);
    private static final int PERCENT_STEP = 10;

    private final Models models;
    private final OllamaCatalog catalog;
    private final ModelTrial trial;
    private final ModelProperties properties;
    private final URI server;
    private final List<ModelWatcher> watchers;
    private @Nullable ModelTrouble told;
    private boolean available;
    private final PullLog pullLog;
    private int failedPulls;
    private volatile ModelCall call = new ModelCall();
    private volatile @Nullable Thread thread;

    ModelPreparation(
            Models models,
            OllamaCatalog catalog,
            ModelTrial trial,
            ModelProperties properties,
            List<ModelWatcher> watchers) {
        this.models = models;
        this.catalog = catalog;
        this.trial = trial;
        this.properties = properties;
        this.server = OllamaAddress.parse(properties.server());
        this.watchers = List.copyOf(watchers);
        this.pullLog = new PullLog(properties.name());
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("model-preparation").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            call.cancel();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                pause = step() ? RECHECK : longer(pause.equals(RECHECK) ? FIRST_PAUSE : pause);
                if (models.doubts().tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    models.doubts().drainPermits();
                    pause = FIRST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Twice as long. A download that fails is asked for less and less often, because each try costs a registry work. */
    private Duration longer(Duration pause) {
        Duration longest = failedPulls > 0 ? LONGEST_PULL_PAUSE : LONGEST_PAUSE;
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(longest) < 0 ? twice : longest;
    }

    /** Looks once. Returns whether the model is available. */
    private boolean step() {
        String model = properties.name();
        ModelLook look = models.look(model);
        if (Thread.currentThread().isInterrupted()) {
            // The worker is stopping; the server is not away.
            return false;
        }
        if (!(look instanceof ModelLook.Missing)) {
            failedPulls = 0;
        }
        return switch (look) {
            case ModelLook.Found(ModelCard card) -> found(card);
            case ModelLook.Missing() -> properties.pull() ? pull(model) : missing(model);
            case ModelLook.Away(String why) -> away(new ModelTrouble(Kind.AWAY, why));
        };
    }

    private boolean found(ModelCard card) {
        ModelTrouble suspected = models.suspected();
        if (suspected != null) {
            if (available) {
                become(suspected);
                log.warn(
                        "action=model-fails model={} server={} said=\"{}\""
                                + " next=asks-it-a-small-question-until-it-answers-and-takes-no-jobs-before",
                        card.name(),
                        server,
                        suspected.said());
            }
            ModelEnd.NoAnswer fault = trial.fault(card, call());
            if (fault != null) {
                ModelTrouble still = new ModelTrouble(Kind.FAILING, words(fault));
                if (changed(still)) {
                    log.warn(
                            "action=model-fails model={} server={} cause={} said=\"{}\" next=asks-it-again",
                            card.name(),
                            server,
                            fault.fault(),
                            fault.said());
                }
                return false;
            }
            models.cleared(suspected);
        }
        if (!available) {
            available = true;
            told = null;
            log.info("action=model-available model={} server={} next=takes-jobs", card.name(), server);
            watchers.forEach(watcher -> watcher.available(card));
            trial.learn(card, call());
        }
        return true;
    }

    private static String words(ModelEnd.NoAnswer fault) {
        return fault.said().isEmpty() ? fault.fault().name().toLowerCase(Locale.ROOT) : fault.said();
    }

    private ModelCall call() {
        ModelCall next = new ModelCall();
        call = next;
        if (thread == null) {
            next.cancel();
        }
        return next;
    }

    private boolean away(ModelTrouble trouble) {
        if (changed(trouble)) {
            log.warn(
                    "action=model-server-away server={} cause=\"{}\""
                            + " next=asks-again-until-it-answers-and-takes-no-jobs-before",
                    server,
                    trouble.said());
        }
        return false;
    }

    private boolean missing(String model) {
        if (changed(new ModelTrouble(Kind.MISSING, ""))) {
            log.error(
                    "The model {} is not installed on the server {}: run `ollama pull {}` there, or start the worker"
                            + " with CODEMENTOR_WORKER_MODEL_PULL=true, or name another with CODEMENTOR_MODEL. Until then"
                            + " this worker takes no jobs; it looks again every few seconds.",
                    model,
                    server,
                    model);
        }
        return false;
    }

    private boolean pull(String model) {
        if (failedPulls == 0) {
            changed(new ModelTrouble(Kind.PULLING, ""));
            log.info("action=model-pull model={} server={} next=takes-jobs-when-it-is-there", model, server);
        }
        try {
            catalog.pull(model, pullLog);
            failedPulls = 0;
        } catch (IOException e) {
            failedPulls++;
            String cause = String.valueOf(e.getMessage());
            if (changed(new ModelTrouble(Kind.PULLING, cause))) {
                log.error(
                        "action=model-pull-failed model={} server={} cause=\"{}\""
                                + " next=tries-again-less-and-less-often-and-takes-no-jobs-before",
                        model,
                        server,
                        cause);
            }
        }
        return false;
    }

    /** Whether the trouble is another one than that which was told last; the watchers then know. */
    private boolean changed(ModelTrouble trouble) {
        if (trouble.isLike(told)) {
            return false;
        }
        become(trouble);
        return true;
    }

    private void become(ModelTrouble trouble) {
        available = false;
        told = trouble;
        watchers.forEach(watcher -> watcher.unavailable(trouble));
    }

    /** Logs a download's progress, once per tenth. */
    private static final class PullLog implements java.util.function.Consumer<OllamaCatalog.Progress> {

        private final String model;
        private String last = "";

        PullLog(String model) {
            this.model = model;
        }

        @Override
        public void accept(OllamaCatalog.Progress progress) {
            Long total = progress.total();
            Long completed = progress.completed();
            String now = total == null || total <= 0
                    ? String.valueOf(progress.status())
                    : progress.status() + " "
                            + (completed == null ? 0 : completed * 100 / total / PERCENT_STEP * PERCENT_STEP) + "%";
            if (!now.equals(last)) {
                last = now;
                log.info("action=model-pull model={} progress=\"{}\"", model, now);
            }
        }
    }
}
