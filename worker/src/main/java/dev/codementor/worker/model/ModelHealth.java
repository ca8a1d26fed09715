package dev.codementor.worker.model;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the model is available. A worker without a model is healthy, but not ready ({@link ModelReadiness}). */
public final class ModelHealth implements ModelWatcher, HealthIndicator {

    private final Supplier<List<String>> notes;
    private volatile boolean available;
    private volatile @Nullable ModelTrouble trouble;

    /**
     * @param notes what people should know about the model although it is available
     * @param meters where it is counted
     */
    ModelHealth(Supplier<List<String>> notes, MeterRegistry meters) {
        this.notes = notes;
        Gauge.builder("codementor.worker.model.available", () -> available ? 1 : 0)
                .description("1 while this worker's model server answers with its model, and 0 while it takes no jobs")
                .register(meters);
        for (ModelTrouble.Kind kind : ModelTrouble.Kind.values()) {
            Gauge.builder("codementor.worker.model.trouble", () -> is(kind) ? 1 : 0)
                    .description("1 while this is why this worker has no model")
                    .tag("kind", kind.wireName())
                    .register(meters);
        }
    }

    @Override
    public void available(ModelCard card) {
        trouble = null;
        available = true;
    }

    @Override
    public void unavailable(ModelTrouble why) {
        available = false;
        trouble = why;
    }

    private boolean is(ModelTrouble.Kind kind) {
        ModelTrouble why = trouble;
        return why != null && why.kind() == kind;
    }

    boolean isAvailable() {
        return available;
    }

    @Override
    public Health health() {
        Health.Builder health = available ? Health.up() : Health.down();
        health.withDetail("model", state());
        ModelTrouble why = trouble;
        if (why != null && !why.said().isEmpty()) {
            health.withDetail("said", why.said());
        }
        List<String> known = notes.get();
        return known.isEmpty()
                ? health.build()
                : health.withDetail("notes", known).build();
    }

    private String state() {
        ModelTrouble why = trouble;
        return available ? "available" : why == null ? "starting" : why.kind().wireName();
    }
}
