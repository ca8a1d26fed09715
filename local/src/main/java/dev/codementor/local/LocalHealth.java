package dev.codementor.local;

import java.util.List;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/** Ready when every part is ready. People and scripts only have to ask for this readiness. */
final class LocalHealth implements HealthIndicator {

    private volatile List<ConfigurableApplicationContext> parts = List.of();

    void watch(List<ConfigurableApplicationContext> started) {
        parts = List.copyOf(started);
    }

    @Override
    public Health health() {
        return ready() ? Health.up().build() : Health.outOfService().build();
    }

    boolean ready() {
        return !parts.isEmpty()
                && parts.stream()
                        .allMatch(part -> part.isActive()
                                && part.getBean(ApplicationAvailability.class).getReadinessState()
                                        == ReadinessState.ACCEPTING_TRAFFIC);
    }
}
