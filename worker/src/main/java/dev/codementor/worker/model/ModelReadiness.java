package dev.codementor.worker.model;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.ReadinessState;

/**
 * A worker is ready when it has started and its model is available. Both are asked each time: as events they could arrive
 * in either order, and the later one would win.
 */
final class ModelReadiness extends ApplicationAvailabilityBean {

    private final BooleanSupplier available;

    ModelReadiness(BooleanSupplier available) {
        this.available = available;
    }

    @Override
    public <S extends AvailabilityState> S getState(Class<S> type, S usual) {
        return notReady(type) ? type.cast(ReadinessState.REFUSING_TRAFFIC) : super.getState(type, usual);
    }

    @Override
    public <S extends AvailabilityState> @Nullable S getState(Class<S> type) {
        return notReady(type) ? type.cast(ReadinessState.REFUSING_TRAFFIC) : super.getState(type);
    }

    private boolean notReady(Class<?> type) {
        return type == ReadinessState.class && !available.getAsBoolean();
    }
}
