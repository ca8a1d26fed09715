package dev.codementor.api.jobs;

import dev.codementor.fleet.LiveWorkers;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The models that a question may name. */
public final class OfferedModels {

    private final List<String> configured;
    private final LiveWorkers workers;

    OfferedModels(List<String> configured, LiveWorkers workers) {
        this.configured = configured;
        this.workers = workers;
    }

    /**
     * The models of the configuration and of the live workers, by name.
     *
     * @throws RuntimeException when the ledger could not be asked for the live workers yet
     */
    public SortedSet<String> now() {
        SortedSet<String> offered = new TreeSet<>(configured);
        offered.addAll(workers.now().models());
        return Collections.unmodifiableSortedSet(offered);
    }
}
