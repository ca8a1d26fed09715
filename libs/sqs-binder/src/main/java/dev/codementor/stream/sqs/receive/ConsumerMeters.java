package dev.codementor.stream.sqs.receive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of one consumer binding. Those that OpenTelemetry has names for have its names and attributes. */
public final class ConsumerMeters {

    private final Counter received;
    private final Counter acknowledged;
    private final Counter released;
    private final Counter failed;
    private final Counter retriedLater;
    private final Counter extended;
    private final Counter lost;
    private final Timer handled;
    private final DistributionSummary receiveBatches;
    private final DistributionSummary deleteBatches;
    private final AtomicInteger held = new AtomicInteger();

    public ConsumerMeters(MeterRegistry registry, String queue, String binding, int slots) {
        Tags tags = Tags.of("queue", queue, "binding", binding);
        Tags conventional =
                Tags.of("messaging.system", "aws_sqs", "messaging.destination.name", queue, "binding", binding);
        received = Counter.builder("messaging.client.consumed.messages")
                .description("messages received")
                .tags(conventional)
                .register(registry);
        acknowledged = counter(registry, tags, "acknowledged", "messages acknowledged");
        released = counter(registry, tags, "released", "messages given back, for any reason");
        failed = counter(registry, tags, "failed", "messages whose handler failed");
        retriedLater = counter(registry, tags, "retried.later", "messages whose handler asked for a later attempt");
        extended = counter(registry, tags, "extended", "heartbeats: visibilities extended");
        lost = counter(registry, tags, "lost", "messages whose visibility ended while they were held");
        handled = Timer.builder("messaging.process.duration")
                .description("time in the handler")
                .tags(conventional)
                .register(registry);
        receiveBatches = summary(registry, tags, "receive.batch", "messages per receive that returned any");
        deleteBatches = summary(registry, tags, "delete.batch", "messages per delete call");
        Gauge.builder("sqs.consumer.held", held, AtomicInteger::get)
                .description("messages held now: received, neither acknowledged nor released")
                .tags(tags)
                .register(registry);
        Gauge.builder("sqs.consumer.slots", () -> slots)
                .description("most messages held at a time")
                .tags(tags)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, Tags tags, String name, String description) {
        return Counter.builder("sqs.consumer." + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static DistributionSummary summary(MeterRegistry registry, Tags tags, String name, String description) {
        return DistributionSummary.builder("sqs.consumer." + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    void received(int messages) {
        received.increment(messages);
        receiveBatches.record(messages);
        held.addAndGet(messages);
    }

    void acknowledged() {
        held.decrementAndGet();
        acknowledged.increment();
    }

    void released() {
        held.decrementAndGet();
        released.increment();
    }

    void failed(int messages) {
        failed.increment(messages);
    }

    void retriedLater(int messages) {
        retriedLater.increment(messages);
    }

    void extended(int messages) {
        extended.increment(messages);
    }

    void lost() {
        lost.increment();
    }

    void handled(long nanos) {
        handled.record(nanos, TimeUnit.NANOSECONDS);
    }

    void deleting(int messages) {
        deleteBatches.record(messages);
    }
}
