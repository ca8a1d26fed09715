package dev.codementor.worker.attempt;

import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.worker.model.ModelFault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Metrics of this worker's attempts. No tag names a job or a person. */
final class AttemptMeters {

    /** How an attempt ended, as the tag {@code outcome}. */
    enum Ending {
        ANSWERED,
        FAILED,
        CANCELLED,
        /** Given back for another attempt. */
        RELEASED,
        /** Another attempt took over. */
        LOST
    }

    private final JobMeters jobs;
    private final Map<Ending, Counter> endings;
    private final Map<ModelFault, Counter> faults;
    private final Timer firstChunk;
    private final Timer run;
    private final Counter promptTokens;
    private final Counter cachedTokens;
    private final Counter answerTokens;

    AttemptMeters(MeterRegistry registry, IntSupplier running, JobMeters jobs) {
        this.jobs = jobs;
        this.endings = counters(Ending.class, ending -> Counter.builder("codementor.worker.attempts")
                .description("Attempts at jobs that ended, by outcome")
                .tag("outcome", tag(ending))
                .register(registry));
        this.faults = counters(ModelFault.class, fault -> Counter.builder("codementor.worker.model.errors")
                .description("Requests to the model server without a complete answer, by cause")
                .tag("cause", tag(fault))
                .register(registry));
        this.firstChunk = Timer.builder("codementor.worker.first.chunk")
                .description("From the claim of a job to the first piece of its answer")
                .register(registry);
        this.run = Timer.builder("codementor.worker.run")
                .description("From the claim of a job to its settlement, when the model was asked")
                .register(registry);
        this.promptTokens = tokens("prompt", "Tokens of prompts", registry);
        this.cachedTokens = tokens("cached", "Tokens of prompts that were in the model server's cache", registry);
        this.answerTokens = tokens("answer", "Tokens of answers", registry);
        Gauge.builder("codementor.worker.running", running::getAsInt)
                .description("Attempts that are running")
                .register(registry);
    }

    /** What students notice. */
    JobMeters jobs() {
        return jobs;
    }

    void ended(Ending ending) {
        counter(endings, ending).increment();
    }

    void ran(long nanos) {
        run.record(nanos, TimeUnit.NANOSECONDS);
    }

    void fault(ModelFault fault) {
        counter(faults, fault).increment();
    }

    void firstChunk(long nanos) {
        firstChunk.record(nanos, TimeUnit.NANOSECONDS);
    }

    void used(Usage usage) {
        promptTokens.increment(usage.promptTokens());
        answerTokens.increment(usage.answerTokens());
        Integer cached = usage.cachedTokens();
        if (cached != null) {
            cachedTokens.increment(cached);
        }
    }

    private static Counter tokens(String kind, String description, MeterRegistry registry) {
        return Counter.builder("codementor.worker.tokens")
                .description(description)
                .tag("kind", kind)
                .register(registry);
    }

    private static <E extends Enum<E>> Map<E, Counter> counters(Class<E> type, Function<E, Counter> register) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        Function.identity(), register, (one, other) -> one, () -> new EnumMap<>(type)));
    }

    private static <E extends Enum<E>> Counter counter(Map<E, Counter> counters, E key) {
        Counter counter = counters.get(key);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + key);
        }
        return counter;
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
