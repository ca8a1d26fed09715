package dev.codementor.telemetry;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.TraceLedger;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The trace of each job: it begins with the request that asks for the job, and every process that works on the job
 * continues it. The ledger remembers it, because a job may wait for minutes, behind its owner's other jobs too, and a
 * second attempt has a message of its own. Costs nothing while tracing is off. No call fails for the sake of a trace.
 */
public final class JobTraces {

    private static final Logger log = LoggerFactory.getLogger(JobTraces.class);

    /** W3C Trace Context: the name of the header that carries a trace. */
    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;
    private final TraceLedger ledger;
    private final boolean on;

    JobTraces(Tracer tracer, Propagator propagator, TraceLedger ledger) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.ledger = ledger;
        this.on = tracer != Tracer.NOOP && propagator != Propagator.NOOP;
    }

    /** Traces nothing. */
    public static JobTraces off() {
        return new JobTraces(Tracer.NOOP, Propagator.NOOP, TraceLedger.NONE);
    }

    /** Notes that a job was asked for in the current trace. To be called before other processes learn of the job. */
    public void keep(JobId job) {
        String current = current();
        if (current != null) {
            try {
                ledger.keep(job, current);
            } catch (DataAccessException e) {
                lost(e);
            }
        }
    }

    /** The current span as a W3C {@code traceparent}; null if there is none or it is not sampled. */
    public @Nullable String current() {
        if (!on) {
            return null;
        }
        TraceContext context = tracer.currentTraceContext().context();
        if (context == null || !Boolean.TRUE.equals(context.sampled())) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(context, carrier, (map, name, value) -> carrier.put(name, value));
        return carrier.get(TRACEPARENT);
    }

    /** The spans under which these jobs were asked for, as far as they were kept. Asks the ledger. */
    public Map<JobId, String> of(Collection<JobId> jobs) {
        if (!on || jobs.isEmpty()) {
            return Map.of();
        }
        try {
            return ledger.of(jobs);
        } catch (DataAccessException e) {
            lost(e);
            return Map.of();
        }
    }

    /** The span under which the job was asked for; null if none was kept. Asks the ledger. */
    public @Nullable String of(JobId job) {
        return of(List.of(job)).get(job);
    }

    /**
     * Starts a span on this thread, until it is closed.
     *
     * @param kind null for work that concerns no other process
     * @param parent a {@code traceparent}; null for a child of this thread's span, or a new trace if it has none
     */
    public JobSpan open(String name, Span.@Nullable Kind kind, @Nullable String parent) {
        if (!on) {
            return JobSpan.NONE;
        }
        Span span = builder(name, kind, parent).start();
        return new JobSpan(span, tracer.withSpan(span));
    }

    /**
     * Reports what has passed already, such as a wait in a queue.
     *
     * @param kind null for work that concerns no other process
     * @param parent a {@code traceparent}; without one nothing is reported
     */
    public void past(String name, Span.@Nullable Kind kind, @Nullable String parent, Instant from, Instant until) {
        if (on && parent != null) {
            builder(name, kind, parent)
                    .startTimestamp(micros(from), TimeUnit.MICROSECONDS)
                    .start()
                    .end(Math.max(micros(from), micros(until)), TimeUnit.MICROSECONDS);
        }
    }

    private Span.Builder builder(String name, Span.@Nullable Kind kind, @Nullable String parent) {
        Span.Builder builder = parent == null
                ? under(tracer.currentTraceContext().context())
                : propagator.extract(Map.of(TRACEPARENT, parent), Map::get);
        return kind == null ? builder.name(name) : builder.name(name).kind(kind);
    }

    private Span.Builder under(@Nullable TraceContext context) {
        return context == null
                ? tracer.spanBuilder().setNoParent()
                : tracer.spanBuilder().setParent(context);
    }

    private static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + time.getNano() / 1_000;
    }

    private static void lost(DataAccessException e) {
        log.debug("action=trace-lost next=the-job-goes-on-without", e);
    }
}
