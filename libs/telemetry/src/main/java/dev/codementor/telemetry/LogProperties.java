package dev.codementor.telemetry;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Log lines. {@code codementor-telemetry.yml} reads this.
 *
 * @param format how lines are written; without one, {@link Format#ECS} in Kubernetes and {@link Format#TEXT} elsewhere
 */
@ConfigurationProperties("codementor.log")
record LogProperties(@Nullable Format format) {

    enum Format {
        /** Readable on a terminal. */
        TEXT,
        /** JSON with the names of the Elastic Common Schema, a line each. */
        ECS
    }
}
