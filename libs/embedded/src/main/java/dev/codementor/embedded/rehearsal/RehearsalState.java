package dev.codementor.embedded.rehearsal;

/** The state that all connections of one server share. Everything except the faults belongs to its event loop. */
final class RehearsalState {

    private final RehearsalSettings settings;
    private final ModelRunner runner;
    private final Catalog catalog;
    private final FaultBoard faults;

    private long received;
    private long abandoned;

    RehearsalState(RehearsalSettings settings, ModelRunner runner, FaultBoard faults) {
        this.settings = settings;
        this.runner = runner;
        this.catalog = new Catalog(settings);
        this.faults = faults;
    }

    RehearsalSettings settings() {
        return settings;
    }

    ModelRunner runner() {
        return runner;
    }

    Catalog catalog() {
        return catalog;
    }

    FaultBoard faults() {
        return faults;
    }

    Object running() {
        return Catalog.running(runner.loaded(), runner.remaining());
    }

    RehearsalLoad load() {
        return new RehearsalLoad(runner.active(), runner.waiting(), received, abandoned);
    }

    void countReceived() {
        received++;
    }

    void countAbandoned() {
        abandoned++;
    }
}
