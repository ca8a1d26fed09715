package dev.codementor.stream.sqs.send;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** The meters of one producer binding. Those that OpenTelemetry has names for have its names and attributes. */
public final class ProducerMeters {

    private final Timer calls;
    private final DistributionSummary batches;
    private final Counter sent;
    private final Counter failed;

    public ProducerMeters(MeterRegistry registry, String queue, String binding) {
        Tags tags = Tags.of("queue", queue, "binding", binding);
        Tags conventional =
                Tags.of("messaging.system", "aws_sqs", "messaging.destination.name", queue, "binding", binding);
        calls = Timer.builder("messaging.client.operation.duration")
                .description("time of one send call")
                .tags(conventional)
                .tag("messaging.operation.name", "send")
                .register(registry);
        batches = DistributionSummary.builder("sqs.producer.batch")
                .description("messages per send call")
                .tags(tags)
                .register(registry);
        sent = Counter.builder("messaging.client.sent.messages")
                .description("messages that SQS accepted")
                .tags(conventional)
                .register(registry);
        failed = Counter.builder("sqs.producer.failed")
                .description("messages that could not be sent")
                .tags(tags)
                .register(registry);
    }

    <T> T timeSend(int messages, Supplier<T> call) {
        batches.record(messages);
        long start = System.nanoTime();
        try {
            return call.get();
        } finally {
            calls.record(System.nanoTime() - start, java.util.concurrent.TimeUnit.NANOSECONDS);
        }
    }

    void sent() {
        sent.increment();
    }

    void failed() {
        failed.increment();
    }
}
