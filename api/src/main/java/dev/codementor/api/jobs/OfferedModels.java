package dev.codementor.api.jobs;

import dev.codementor.contract.ModelNames;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that a question may name. */
public final class OfferedModels {

    private static final Logger log = LoggerFactory.getLogger(OfferedModels.class);

    private final List<String> configured;
    private final LiveWorkers workers;
    private final AtomicReference<Set<String>> missing = new AtomicReference<>(Set.of());

    OfferedModels(List<String> configured, LiveWorkers workers) {
        this.configured = configured;
        this.workers = workers;
    }

    /**
     * The models that live workers have, by name: their own, and those of the configuration that are on their servers.
     *
     * @throws RuntimeException when the ledger could not be asked for the live workers yet
     */
    public SortedSet<String> now() {
        LiveWorkers.Snapshot live = workers.now();
        SortedSet<String> offered = new TreeSet<>(live.models());
        configured.stream()
                .filter(model -> live.has(model) && find(model, offered).isEmpty())
                .forEach(offered::add);
        warn(live);
        return Collections.unmodifiableSortedSet(offered);
    }

    /** The models that are known and that no live worker has at the moment, by name. */
    public SortedSet<String> away() {
        LiveWorkers.Snapshot live = workers.now();
        SortedSet<String> now = now();
        SortedSet<String> away = new TreeSet<>(configured);
        live.workers().stream().map(LiveWorker::model).forEach(away::add);
        away.removeIf(model -> find(model, now).isPresent());
        return Collections.unmodifiableSortedSet(away);
    }

    /**
     * The model that a name means, in the spelling in which it is offered. While no worker takes jobs, a question may also
     * wait for a model that is known.
     *
     * @return empty when it is not offered
     */
    public Optional<String> find(String name) {
        return find(name, now()).or(() -> workers.now().slots() == 0 ? find(name, away()) : Optional.empty());
    }

    private static Optional<String> find(String name, Collection<String> models) {
        return models.stream().filter(model -> ModelNames.same(model, name)).findFirst();
    }

    /** Once for each change, and only while somebody works: without workers, no model is there. */
    private void warn(LiveWorkers.Snapshot live) {
        if (live.slots() == 0) {
            return;
        }
        Set<String> lacking = new TreeSet<>(configured);
        lacking.removeIf(live::has);
        if (!lacking.equals(missing.getAndSet(lacking)) && !lacking.isEmpty()) {
            log.warn(
                    "action=models-missing models={} next=they-are-not-offered-until-a-worker-has-them"
                            + " cause=\"CODEMENTOR_JOBS_MODELS names models that no live worker has\"",
                    lacking);
        }
    }
}
