package dev.codementor.worker.model;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Metrics of the questions to the model server, with the names of OpenTelemetry's conventions for generative AI. */
final class ModelMeters {

    /** Below that, the server only saw that the model is loaded. */
    private static final Duration LEAST_LOAD = Duration.ofMillis(250);

    private static final Duration FIRST_STEP = Duration.ofMillis(10);
    /** The conventions' own buckets: each is twice the one before, from 10 ms to 82 s, and two beyond for CPUs. */
    private static final int STEPS = 16;
    /** The same for tokens: four times the one before, from 1 to 65,536. */
    private static final int TOKEN_STEPS = 9;

    private final MeterRegistry registry;
    private final SpeedMeter speed;
    private final Timer load;

    ModelMeters(MeterRegistry registry, SpeedMeter speed) {
        this.registry = registry;
        this.speed = speed;
        this.load = Timer.builder("codementor.worker.model.load")
                .description("Time to load the model, when it was not loaded")
                .register(registry);
        Gauge.builder("codementor.worker.speed", speed, SpeedMeter::prefill)
                .description("Tokens that one slot reads or writes in a second, over its latest answers")
                .tag("phase", "prefill")
                .register(registry);
        Gauge.builder("codementor.worker.speed", speed, SpeedMeter::decode)
                .description("Tokens that one slot reads or writes in a second, over its latest answers")
                .tag("phase", "decode")
                .register(registry);
    }

    /** The server has answered to the end. */
    void answered(ModelRequest request, OllamaLine last) {
        speed.add(
                last.readTokens(),
                Duration.ofNanos(last.promptNanos()),
                last.answerTokens(),
                Duration.ofNanos(last.answerNanos()));
        tokens(request, "input").record(last.promptTokens());
        tokens(request, "output").record(last.answerTokens());
        Duration loading = Duration.ofNanos(last.loadNanos());
        if (loading.compareTo(LEAST_LOAD) >= 0) {
            load.record(loading);
        }
    }

    void ended(ModelRequest request, ModelEnd end, Duration took) {
        ModelFault fault = end instanceof ModelEnd.NoAnswer none ? none.fault() : null;
        duration(request, fault).record(took);
    }

    private Timer duration(ModelRequest request, @Nullable ModelFault fault) {
        return Timer.builder("gen_ai.client.operation.duration")
                .description("Time of one question to the model server")
                .tags(tags(request))
                .tag("error.type", fault == null ? "" : fault.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(DoubleStream.iterate(1, step -> step * 2)
                        .limit(STEPS)
                        .mapToObj(step -> FIRST_STEP.multipliedBy((long) step))
                        .toArray(Duration[]::new))
                .register(registry);
    }

    private DistributionSummary tokens(ModelRequest request, String type) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .description("Tokens of one question to the model server")
                .tags(tags(request))
                .tag("gen_ai.token.type", type)
                .serviceLevelObjectives(DoubleStream.iterate(1, step -> step * 4)
                        .limit(TOKEN_STEPS)
                        .toArray())
                .register(registry);
    }

    private static Tags tags(ModelRequest request) {
        return Tags.of(
                "gen_ai.operation.name",
                request instanceof ModelRequest.Chat ? "chat" : "text_completion",
                "gen_ai.provider.name",
                "ollama",
                "gen_ai.request.model",
                request.model().name());
    }
}
