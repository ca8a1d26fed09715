package dev.codementor.stream.sqs.binder;

import dev.codementor.stream.sqs.queue.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the binder as a whole.
 *
 * @param maxConnections most HTTP connections to SQS, 2 to 10,000. They are opened when needed: for each consumer up to
 *     its {@code receives} and six more, for each producer its {@code send-concurrency}
 * @param connectTimeout most time to connect, 100 ms to 1 minute
 * @param responseTimeout most time without a byte from SQS, 21 s (slightly longer than a long poll) to 5 minutes
 * @param observationEnabled whether sends and handlers are observed if the application has an {@code
 *     ObservationRegistry}; this carries traces across the queue
 */
@ConfigurationProperties(SqsBinderProperties.PREFIX)
public record SqsBinderProperties(
        @DefaultValue("500") int maxConnections,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("30s") Duration responseTimeout,
        @DefaultValue("true") boolean observationEnabled) {

    static final String PREFIX = "spring.cloud.stream.sqs.binder";

    public SqsBinderProperties {
        Setting setting = new Setting(PREFIX);
        setting.number("max-connections", maxConnections, 2, 10_000);
        setting.duration("connect-timeout", connectTimeout, Duration.ofMillis(100), Duration.ofMinutes(1));
        setting.duration("response-timeout", responseTimeout, Duration.ofSeconds(21), Duration.ofMinutes(5));
    }
}
