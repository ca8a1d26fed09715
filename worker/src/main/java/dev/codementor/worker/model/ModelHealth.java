package dev.codementor.worker.model;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;

/** Whether the model is available. A worker without a model is healthy, but not ready. */
public final class ModelHealth
        implements ModelWatcher, HealthIndicator, ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

    private final ApplicationContext context;
    private volatile boolean started;
    private volatile String state = "starting";

    ModelHealth(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void available(ModelCard card) {
        become("available");
    }

    @Override
    public void unavailable(String why) {
        become(why);
    }

    @Override
    public Health health() {
        Health.Builder health = isAvailable() ? Health.up() : Health.down();
        return health.withDetail("model", state).build();
    }

    /**
     * Spring Boot calls an application ready when it has started. A worker is ready when its model is also available.
     */
    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
        started = true;
        if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && !isAvailable()) {
            publish();
        }
    }

    private boolean isAvailable() {
        return state.equals("available");
    }

    private void become(String newState) {
        state = newState;
        if (started) {
            publish();
        }
    }

    private void publish() {
        AvailabilityChangeEvent.publish(
                context, isAvailable() ? ReadinessState.ACCEPTING_TRAFFIC : ReadinessState.REFUSING_TRAFFIC);
    }
}
