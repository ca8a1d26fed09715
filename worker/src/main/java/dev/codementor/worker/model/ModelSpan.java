package dev.codementor.worker.model;

import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.telemetry.JobSpan;
import dev.codementor.telemetry.JobTraces;
import io.micrometer.tracing.Span;
import java.util.Locale;
import java.util.function.Consumer;

/** A question to the model as a span, with the names of OpenTelemetry's conventions for generative AI. */
final class ModelSpan implements AutoCloseable {

    private final JobSpan span;

    private ModelSpan(JobSpan span) {
        this.span = span;
    }

    static ModelSpan open(JobTraces traces, ModelRequest request) {
        String operation = request instanceof ModelRequest.Chat ? "chat" : "text_completion";
        String model = request.model().name();
        return new ModelSpan(traces.open(operation + " " + model, Span.Kind.CLIENT, null)
                .tag("gen_ai.operation.name", operation)
                .tag("gen_ai.provider.name", "ollama")
                .tag("gen_ai.request.model", model));
    }

    /** Marks the first piece that passes. */
    Consumer<String> watching(Consumer<String> text) {
        return new Consumer<>() {
            private boolean begun;

            @Override
            public void accept(String piece) {
                if (!begun) {
                    begun = true;
                    span.event("first text");
                }
                text.accept(piece);
            }
        };
    }

    ModelEnd ended(ModelEnd end) {
        switch (end) {
            case ModelEnd.Finished(Usage usage) -> finished("stop", usage);
            case ModelEnd.CutOff(Usage usage) -> finished("length", usage);
            case ModelEnd.NoAnswer none -> span.failed(none.fault().name().toLowerCase(Locale.ROOT));
        }
        return end;
    }

    private void finished(String reason, Usage usage) {
        span.tag("gen_ai.response.finish_reasons", reason)
                .tag("gen_ai.usage.input_tokens", usage.promptTokens())
                .tag("gen_ai.usage.output_tokens", usage.answerTokens());
    }

    @Override
    public void close() {
        span.close();
    }
}
