package dev.codementor.api.operations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Durations as JSON has them: in seconds, to the millisecond. */
final class Seconds {

    private Seconds() {}

    static @Nullable Double of(@Nullable Duration duration) {
        return duration == null ? null : Math.max(0, duration.toMillis()) / 1000.0;
    }

    static @Nullable Double since(@Nullable Instant then, Instant now) {
        return then == null ? null : of(Duration.between(then, now));
    }
}
