package dev.codementor.livelink;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are pushed to the notifiers.
 *
 * @param directoryInterval how often the ledger is asked which notifiers live, at least 100 ms; default 1 s
 * @param connectTimeout how long a connection may take to open; default 3 s
 * @param sendTimeout a frame that a notifier does not take within this time ends the connection; default 5 s
 * @param largestBacklog most events that wait for one notifier, at least 1; the oldest are dropped; default 20,000
 * @param largestBacklogBytes most bytes of waiting events for one notifier, at least 1,024; default 8 MiB
 * @param largestFrame bytes of events after which a frame is closed, at least 1,024; default 128 KiB
 */
@Validated
@ConfigurationProperties("codementor.live-link")
public record LiveLinkProperties(
        @DefaultValue("1s") @DurationMin(millis = 100) Duration directoryInterval,
        @DefaultValue("3s") @DurationMin(millis = 100) Duration connectTimeout,
        @DefaultValue("5s") @DurationMin(millis = 100) Duration sendTimeout,
        @DefaultValue("20000") @Min(1) int largestBacklog,
        @DefaultValue("8388608") @Min(1024) int largestBacklogBytes,
        @DefaultValue("131072") @Min(1024) int largestFrame) {}
