package dev.codementor.worker.model;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
    private static final Duration RECHECK = Duration.ofSeconds(15);
    private static final int PERCENT_STEP = 10;

    private final Models models;
    private final OllamaCatalog catalog;
    private final ModelProperties properties;
    private final URI server;
    private final List<ModelWatcher> watchers;
    private String told = "";
    private volatile @Nullable Thread thread;

    ModelPreparation(
            Models models, OllamaCatalog catalog, ModelProperties properties, URI server, List<ModelWatcher> watchers) {
        this.models = models;
        this.catalog = catalog;
        this.properties = properties;
        this.server = server;
        this.watchers = List.copyOf(watchers);
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
                pause = step() ? RECHECK : min(pause.equals(RECHECK) ? FIRST_PAUSE : pause.multipliedBy(2));
                if (models.doubts().tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    models.doubts().drainPermits();
                    pause = FIRST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Looks once. Returns whether the model is available. */
    private boolean step() {
        String model = properties.name();
        ModelLook look = models.look(model);
        if (Thread.currentThread().isInterrupted()) {
            // The worker is stopping; the server is not away.
            return false;
        }
        return switch (look) {
            case ModelLook.Found(ModelCard card) -> {
                if (changed("available")) {
                    log.info("action=model-available model={} server={} next=takes-jobs", model, server);
                    watchers.forEach(watcher -> watcher.available(card));
                }
                yield true;
            }
            case ModelLook.Missing() -> properties.pull() ? pull(model) : missing(model);
            case ModelLook.Away(String why) -> {
                if (changed("away")) {
                    log.warn(
                            "action=model-server-away server={} cause=\"{}\""
                                    + " next=asks-again-until-it-answers-and-takes-no-jobs-before",
                            server,
                            why);
                    watchers.forEach(watcher -> watcher.unavailable("away"));
                }
                yield false;
            }
        };
    }

    private boolean missing(String model) {
        if (changed("missing")) {
            log.error(
                    "The model {} is not installed on the server {}: run `ollama pull {}` there, or start the worker"
                            + " with CODEMENTOR_WORKER_MODEL_PULL=true, or name another with CODEMENTOR_MODEL. Until then"
                            + " this worker takes no jobs; it looks again every few seconds.",
                    model,
                    server,
                    model);
            watchers.forEach(watcher -> watcher.unavailable("missing"));
        }
        return false;
    }

    private boolean pull(String model) {
        if (changed("pulling")) {
            watchers.forEach(watcher -> watcher.unavailable("missing"));
        }
        log.info("action=model-pull model={} server={} next=takes-jobs-when-it-is-there", model, server);
        try {
            catalog.pull(model, new PullLog(model));
        } catch (IOException e) {
            log.error("action=model-pull-failed model={} cause=\"{}\" next=tries-again", model, e.getMessage());
        }
        return false;
    }

    private boolean changed(String state) {
        boolean changed = !state.equals(told);
        told = state;
        return changed;
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
