package dev.codementor.local;

import dev.codementor.stream.sqs.binder.SqsBindingsHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** Ready when every part is ready. People and scripts only have to ask for this readiness. */
final class LocalHealth implements HealthIndicator {

    private static final String READY = "ready";

    private volatile List<ConfigurableApplicationContext> parts = List.of();

    void watch(List<ConfigurableApplicationContext> started) {
        parts = List.copyOf(started);
    }

    @Override
    public Health health() {
        Map<String, Object> states = states();
        return (ready(states) ? Health.up() : Health.outOfService())
                .withDetails(states)
                .build();
    }

    boolean ready() {
        return ready(states());
    }

    private Map<String, Object> states() {
        Map<String, Object> states = new LinkedHashMap<>();
        parts.forEach(part -> states.put(part.getId(), state(part)));
        return states;
    }

    private static boolean ready(Map<String, Object> states) {
        return !states.isEmpty() && states.values().stream().allMatch(READY::equals);
    }

    private static Object state(ConfigurableApplicationContext part) {
        if (!part.isActive()) {
            return "stopped";
        }
        Health bindings = part.getBean(SqsBindingsHealth.class).health();
        if (!bindings.getStatus().equals(Status.UP)) {
            return bindings.getDetails();
        }
        boolean ready =
                part.getBean(ApplicationAvailability.class).getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        return ready ? READY : "not ready";
    }
}
