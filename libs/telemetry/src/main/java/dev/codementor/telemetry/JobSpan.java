package dev.codementor.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;

/** A span that is open on this thread. */
public final class JobSpan implements AutoCloseable {

    static final JobSpan NONE = new JobSpan(Span.NOOP, () -> {});

    private final Span span;
    private final Tracer.SpanInScope scope;

    JobSpan(Span span, Tracer.SpanInScope scope) {
        this.span = span;
        this.scope = scope;
    }

    /** Adds an attribute. It must name no person and quote no text. */
    public JobSpan tag(String name, String value) {
        span.tag(name, value);
        return this;
    }

    /** Adds a number as an attribute. */
    public JobSpan tag(String name, long value) {
        span.tag(name, value);
        return this;
    }

    /** Marks what happened now. */
    public void event(String name) {
        span.event(name);
    }

    /**
     * Marks the span as failed.
     *
     * @param type a short word for the kind of error, as OpenTelemetry's {@code error.type}
     */
    public void failed(String type) {
        span.tag("error.type", type);
        span.error(new Failure(type));
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }

    /** Without a stack trace, because what failed is elsewhere. */
    private static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        Failure(String type) {
            super(type, null, false, false);
        }
    }
}
