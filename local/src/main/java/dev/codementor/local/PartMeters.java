package dev.codementor.local;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The metrics of all parts in one scrape. The tag {@code part} distinguishes them, because parts in one JVM share
 * metric names.
 */
final class PartMeters implements AutoCloseable {

    private final PrometheusMeterRegistry all = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** A registry for one part's context. */
    MeterRegistry of(String part) {
        CompositeMeterRegistry registry = new CompositeMeterRegistry();
        registry.config().commonTags("part", part);
        registry.add(all);
        return registry;
    }

    String scrape() {
        return all.scrape();
    }

    @Override
    public void close() {
        all.close();
    }
}
